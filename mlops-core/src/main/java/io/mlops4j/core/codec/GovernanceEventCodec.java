// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.codec;

import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.common.Digest;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelName;
import io.mlops4j.governance.Denial;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.MaterialityTier;
import io.mlops4j.governance.Vote;

/** The fields of governance events. The type of an event is the simple name of its record. */
final class GovernanceEventCodec {
    private GovernanceEventCodec() {}

    static void write(JsonOut out, GovernanceEvent event) {
        if (event instanceof GovernanceEvent.PolicyDefined e) {
            out.printed("environment", e.environment())
                    .printed("tier", e.tier())
                    .object("policy", o -> PolicyCodec.write(o, e.policy()));
        } else if (event instanceof GovernanceEvent.Classified e) {
            out.printed("tier", e.tier()).text("reason", e.reason());
        } else if (event instanceof GovernanceEvent.EvidenceAttached e) {
            out.int32("version", e.version())
                    .printed("digest", e.digest())
                    .object("evidence", o -> EvidenceCodec.write(o, e.evidence()));
        } else if (event instanceof GovernanceEvent.VersionRetired e) {
            out.int32("version", e.version()).text("reason", e.reason());
        } else if (event instanceof GovernanceEvent.ReviewClosed e) {
            out.int32("review", e.review()).text("findings", e.findings());
        } else if (event instanceof GovernanceEvent.RemarksErased e) {
            out.int64("entry", e.entry()).text("reason", e.reason());
        } else if (event instanceof GovernanceEvent.Denied e) {
            out.object("command", o -> CommandCodec.write(o, e.command()))
                    .objects(
                            "denials",
                            e.denials(),
                            (o, denial) -> o.printed("code", denial.code()).text("sentence", denial.sentence()));
        } else if (event instanceof GovernanceEvent.PromotionRequested
                || event instanceof GovernanceEvent.Voted
                || event instanceof GovernanceEvent.GateWaived
                || event instanceof GovernanceEvent.RequestWithdrawn) {
            writeRequest(out, event);
        } else {
            writeMove(out, event);
        }
    }

    private static void writeRequest(JsonOut out, GovernanceEvent event) {
        if (event instanceof GovernanceEvent.PromotionRequested e) {
            out.int32("request", e.request())
                    .int32("version", e.version())
                    .printed("environment", e.environment())
                    .printed("subject", e.subject())
                    .instant("expiresAt", e.expiresAt())
                    .text("reason", e.reason());
        } else if (event instanceof GovernanceEvent.Voted e) {
            out.int32("request", e.request())
                    .printed("choice", e.choice())
                    .printed("subject", e.subject())
                    .text("comment", e.comment());
        } else if (event instanceof GovernanceEvent.GateWaived e) {
            out.int32("request", e.request())
                    .object("verdict", o -> GateCodec.write(o, e.verdict()))
                    .printed("subject", e.subject())
                    .text("reason", e.reason());
        } else if (event instanceof GovernanceEvent.RequestWithdrawn e) {
            out.int32("request", e.request()).text("reason", e.reason());
        }
    }

    private static void writeMove(JsonOut out, GovernanceEvent event) {
        if (event instanceof GovernanceEvent.Promoted e) {
            out.printed("environment", e.environment())
                    .int32("request", e.request())
                    .int32("before", e.before())
                    .int32("after", e.after())
                    .texts("approvers", e.approvers())
                    .objects("verdicts", e.verdicts(), GateCodec::write);
        } else if (event instanceof GovernanceEvent.RolledBack e) {
            out.printed("environment", e.environment())
                    .int32("before", e.before())
                    .int32("after", e.after())
                    .text("reason", e.reason());
        } else if (event instanceof GovernanceEvent.Stopped e) {
            out.printed("environment", e.environment())
                    .int32("before", e.before())
                    .text("reason", e.reason());
        } else if (event instanceof GovernanceEvent.Overridden e) {
            out.printed("environment", e.environment())
                    .int32("before", e.before())
                    .int32("after", e.after())
                    .int32("review", e.review())
                    .text("reason", e.reason());
        } else {
            throw new IllegalStateException("No format for event " + event);
        }
    }

    static GovernanceEvent read(String type, JsonIn in, ModelName model) {
        return switch (type) {
            case "PolicyDefined" ->
                new GovernanceEvent.PolicyDefined(environment(in), tier(in), PolicyCodec.read(in.object("policy")));
            case "Classified" -> new GovernanceEvent.Classified(tier(in), in.text("reason"));
            case "EvidenceAttached" ->
                new GovernanceEvent.EvidenceAttached(
                        in.int32("version"),
                        in.parsed("digest", Digest::parse),
                        EvidenceCodec.read(in.object("evidence")));
            case "VersionRetired" -> new GovernanceEvent.VersionRetired(in.int32("version"), in.text("reason"));
            case "RemarksErased" -> new GovernanceEvent.RemarksErased(in.int64("entry"), in.text("reason"));
            case "ReviewClosed" -> new GovernanceEvent.ReviewClosed(in.int32("review"), in.text("findings"));
            case "Denied" ->
                new GovernanceEvent.Denied(
                        CommandCodec.read(in.object("command"), model),
                        in.objects("denials", GovernanceEventCodec::denial));
            case "PromotionRequested" ->
                new GovernanceEvent.PromotionRequested(
                        in.int32("request"),
                        in.int32("version"),
                        environment(in),
                        subject(in),
                        in.instant("expiresAt"),
                        in.text("reason"));
            case "Voted" ->
                new GovernanceEvent.Voted(
                        in.int32("request"), in.constant("choice", Vote.Choice.class), subject(in), in.text("comment"));
            case "GateWaived" ->
                new GovernanceEvent.GateWaived(
                        in.int32("request"), GateCodec.verdict(in.object("verdict")), subject(in), in.text("reason"));
            case "RequestWithdrawn" -> new GovernanceEvent.RequestWithdrawn(in.int32("request"), in.text("reason"));
            default -> readMove(type, in);
        };
    }

    private static GovernanceEvent readMove(String type, JsonIn in) {
        return switch (type) {
            case "Promoted" ->
                new GovernanceEvent.Promoted(
                        environment(in),
                        in.int32("request"),
                        in.optionalInt32("before").orElse(null),
                        in.int32("after"),
                        in.texts("approvers"),
                        in.objects("verdicts", GateCodec::verdict));
            case "RolledBack" ->
                new GovernanceEvent.RolledBack(
                        environment(in), in.optionalInt32("before").orElse(null), in.int32("after"), in.text("reason"));
            case "Stopped" -> new GovernanceEvent.Stopped(environment(in), in.int32("before"), in.text("reason"));
            case "Overridden" ->
                new GovernanceEvent.Overridden(
                        environment(in),
                        in.optionalInt32("before").orElse(null),
                        in.int32("after"),
                        in.int32("review"),
                        in.text("reason"));
            default -> throw new IllegalArgumentException("'" + type + "' is no type of event");
        };
    }

    private static Denial denial(JsonIn in) {
        return new Denial(in.constant("code", DenialCode.class), in.text("sentence"));
    }

    private static Environment environment(JsonIn in) {
        return in.parsed("environment", Environment::of);
    }

    private static MaterialityTier tier(JsonIn in) {
        return in.constant("tier", MaterialityTier.class);
    }

    private static Digest subject(JsonIn in) {
        return in.parsed("subject", Digest::parse);
    }
}
