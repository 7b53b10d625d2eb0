// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.codec;

import io.mlops4j.common.Alias;
import io.mlops4j.common.Digest;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.RequestId;
import io.mlops4j.governance.EnvironmentCommand;
import io.mlops4j.governance.GovernanceCommand;
import io.mlops4j.governance.MaterialityTier;
import io.mlops4j.governance.ModelCommand;
import io.mlops4j.governance.RequestCommand;
import io.mlops4j.governance.VersionCommand;
import org.jspecify.annotations.Nullable;

/**
 * The fields of commands, as the log keeps those that were refused. The type of a command is the simple name of its record.
 * The model is that of the log.
 */
public final class CommandCodec {
    /** The format version that is written, and the newest that is read. */
    public static final int VERSION = 1;

    private CommandCodec() {}

    /**
     * Writes a command as a document of its own.
     *
     * @param command the command
     * @return a line
     */
    public static String encode(GovernanceCommand command) {
        return JsonOut.document(VERSION, out -> write(out, command));
    }

    /**
     * Reads a command.
     *
     * @param model the model that it is about
     * @param text the document
     * @return the command
     * @throws io.mlops4j.error.CorruptRecordException if the text is no command; the message says which field and why
     * @throws io.mlops4j.error.UnsupportedFormatException if it is written for a newer library
     */
    public static GovernanceCommand decode(ModelName model, String text) {
        return read(JsonIn.document("command", text, VERSION), model);
    }

    static void write(JsonOut out, GovernanceCommand command) {
        out.text("type", command.getClass().getSimpleName());
        if (command instanceof EnvironmentCommand.DefinePolicy c) {
            out.printed("environment", c.environment())
                    .printed("tier", c.tier())
                    .object("policy", o -> PolicyCodec.write(o, c.policy()));
        } else if (command instanceof ModelCommand.Classify c) {
            out.printed("tier", c.tier()).text("reason", c.reason());
        } else if (command instanceof VersionCommand.Attach c) {
            version(out, c.version()).object("evidence", o -> EvidenceCodec.write(o, c.evidence()));
        } else if (command instanceof EnvironmentCommand.Request c) {
            version(out, c.version()).printed("environment", c.environment()).text("reason", c.reason());
        } else if (command instanceof EnvironmentCommand.OverridePolicy c) {
            version(out, c.version()).printed("environment", c.environment()).text("reason", c.reason());
        } else if (command instanceof EnvironmentCommand.RollBack c) {
            out.printed("environment", c.environment()).text("reason", c.reason());
        } else if (command instanceof EnvironmentCommand.Stop c) {
            out.printed("environment", c.environment()).text("reason", c.reason());
        } else if (command instanceof VersionCommand.Retire c) {
            version(out, c.version()).text("reason", c.reason());
        } else if (command instanceof VersionCommand.DeleteVersion c) {
            version(out, c.version()).text("reason", c.reason());
        } else if (command instanceof ModelCommand.EraseRemarks c) {
            out.int64("entry", c.entry()).text("reason", c.reason());
        } else if (command instanceof VersionCommand.PointAlias c) {
            version(out, c.version()).printed("alias", c.alias());
        } else if (command instanceof ModelCommand.CloseReview c) {
            out.int32("review", c.review()).text("findings", c.findings());
        } else {
            writeForRequest(out, command);
        }
    }

    private static void writeForRequest(JsonOut out, GovernanceCommand command) {
        if (command instanceof RequestCommand.Approve c) {
            request(out, c.request()).text("comment", c.comment());
            subject(out, c.subject());
        } else if (command instanceof RequestCommand.Reject c) {
            request(out, c.request()).text("reason", c.reason());
        } else if (command instanceof RequestCommand.Withdraw c) {
            request(out, c.request()).text("reason", c.reason());
        } else if (command instanceof RequestCommand.Waive c) {
            request(out, c.request()).text("gate", c.gate()).text("reason", c.reason());
            subject(out, c.subject());
        } else if (command instanceof RequestCommand.Promote c) {
            request(out, c.request());
        } else {
            throw new IllegalStateException("No format for command " + command);
        }
    }

    static GovernanceCommand read(JsonIn in, ModelName model) {
        String type = in.text("type");
        return in.make(() -> switch (type) {
            case "DefinePolicy" ->
                new EnvironmentCommand.DefinePolicy(
                        model, environment(in), tier(in), PolicyCodec.read(in.object("policy")));
            case "Classify" -> new ModelCommand.Classify(model, tier(in), in.text("reason"));
            case "Attach" -> new VersionCommand.Attach(version(in, model), EvidenceCodec.read(in.object("evidence")));
            case "Request" -> new EnvironmentCommand.Request(version(in, model), environment(in), in.text("reason"));
            case "OverridePolicy" ->
                new EnvironmentCommand.OverridePolicy(version(in, model), environment(in), in.text("reason"));
            case "RollBack" -> new EnvironmentCommand.RollBack(model, environment(in), in.text("reason"));
            case "Stop" -> new EnvironmentCommand.Stop(model, environment(in), in.text("reason"));
            case "Retire" -> new VersionCommand.Retire(version(in, model), in.text("reason"));
            case "DeleteVersion" -> new VersionCommand.DeleteVersion(version(in, model), in.text("reason"));
            case "EraseRemarks" -> new ModelCommand.EraseRemarks(model, in.int64("entry"), in.text("reason"));
            case "PointAlias" -> new VersionCommand.PointAlias(in.parsed("alias", Alias::of), version(in, model));
            case "CloseReview" -> new ModelCommand.CloseReview(model, in.int32("review"), in.text("findings"));
            default -> readForRequest(type, in, new RequestId(model, in.int32("request")));
        });
    }

    private static GovernanceCommand readForRequest(String type, JsonIn in, RequestId request) {
        return switch (type) {
            case "Approve" -> new RequestCommand.Approve(request, in.text("comment"), subject(in));
            case "Reject" -> new RequestCommand.Reject(request, in.text("reason"));
            case "Withdraw" -> new RequestCommand.Withdraw(request, in.text("reason"));
            case "Waive" -> new RequestCommand.Waive(request, in.text("gate"), in.text("reason"), subject(in));
            case "Promote" -> new RequestCommand.Promote(request);
            default -> throw new IllegalArgumentException("'" + type + "' is no type of command");
        };
    }

    private static JsonOut version(JsonOut out, ModelVersionId version) {
        return out.int32("version", version.number());
    }

    private static ModelVersionId version(JsonIn in, ModelName model) {
        return new ModelVersionId(model, in.int32("version"));
    }

    private static JsonOut request(JsonOut out, RequestId request) {
        return out.int32("request", request.number());
    }

    private static void subject(JsonOut out, @Nullable Digest subject) {
        if (subject != null) {
            out.printed("subject", subject);
        }
    }

    private static @Nullable Digest subject(JsonIn in) {
        return in.optionalParsed("subject", Digest::parse).orElse(null);
    }

    private static Environment environment(JsonIn in) {
        return in.parsed("environment", Environment::of);
    }

    private static MaterialityTier tier(JsonIn in) {
        return in.constant("tier", MaterialityTier.class);
    }
}
