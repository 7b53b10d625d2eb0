// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.codec;

import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.common.Digest;
import io.mlops4j.common.Environment;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.Denial;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.Vote;

/** The fields of governance events. The type of an event is the simple name of its record. */
final class GovernanceEventCodec {
    private GovernanceEventCodec() {}

    static void write(JsonOut out, GovernanceEvent event) {
        if (event instanceof GovernanceEvent.PolicyDefined e) {
            out.printed("environment", e.environment()).object("policy", o -> policy(o, e.policy()));
        } else if (event instanceof GovernanceEvent.PromotionRequested e) {
            out.int32("request", e.request())
                    .int32("version", e.version())
                    .printed("environment", e.environment())
                    .printed("subject", e.subject())
                    .text("reason", e.reason());
        } else if (event instanceof GovernanceEvent.Voted e) {
            out.int32("request", e.request())
                    .printed("choice", e.choice())
                    .printed("subject", e.subject())
                    .text("comment", e.comment());
        } else if (event instanceof GovernanceEvent.RequestWithdrawn e) {
            out.int32("request", e.request()).text("reason", e.reason());
        } else if (event instanceof GovernanceEvent.Promoted e) {
            out.printed("environment", e.environment())
                    .int32("request", e.request())
                    .int32("before", e.before())
                    .int32("after", e.after());
        } else if (event instanceof GovernanceEvent.RolledBack e) {
            out.printed("environment", e.environment())
                    .int32("before", e.before())
                    .int32("after", e.after())
                    .text("reason", e.reason());
        } else if (event instanceof GovernanceEvent.Stopped e) {
            out.printed("environment", e.environment())
                    .int32("before", e.before())
                    .text("reason", e.reason());
        } else if (event instanceof GovernanceEvent.Denied e) {
            out.text("refused", e.command())
                    .objects(
                            "denials",
                            e.denials(),
                            (o, denial) -> o.printed("code", denial.code()).text("sentence", denial.sentence()));
        } else {
            throw new IllegalStateException("No format for event " + event);
        }
    }

    static GovernanceEvent read(String type, JsonIn in) {
        return switch (type) {
            case "PolicyDefined" -> new GovernanceEvent.PolicyDefined(environment(in), policy(in.object("policy")));
            case "PromotionRequested" ->
                new GovernanceEvent.PromotionRequested(
                        in.int32("request"), in.int32("version"), environment(in), subject(in), in.text("reason"));
            case "Voted" ->
                new GovernanceEvent.Voted(
                        in.int32("request"), in.constant("choice", Vote.Choice.class), subject(in), in.text("comment"));
            case "RequestWithdrawn" -> new GovernanceEvent.RequestWithdrawn(in.int32("request"), in.text("reason"));
            case "Promoted" ->
                new GovernanceEvent.Promoted(
                        environment(in),
                        in.int32("request"),
                        in.optionalInt32("before").orElse(null),
                        in.int32("after"));
            case "RolledBack" ->
                new GovernanceEvent.RolledBack(
                        environment(in), in.optionalInt32("before").orElse(null), in.int32("after"), in.text("reason"));
            case "Stopped" -> new GovernanceEvent.Stopped(environment(in), in.int32("before"), in.text("reason"));
            case "Denied" ->
                new GovernanceEvent.Denied(in.text("refused"), in.objects("denials", GovernanceEventCodec::denial));
            default -> throw new IllegalArgumentException("'" + type + "' is no type of event");
        };
    }

    private static void policy(JsonOut out, ApprovalPolicy policy) {
        out.int32("quorum", policy.quorum())
                .text("approver", policy.approverRole())
                .text("operator", policy.operatorRole())
                .text("owner", policy.ownerRole());
    }

    private static ApprovalPolicy policy(JsonIn in) {
        return in.make(() ->
                new ApprovalPolicy(in.int32("quorum"), in.text("approver"), in.text("operator"), in.text("owner")));
    }

    private static Denial denial(JsonIn in) {
        return new Denial(in.constant("code", DenialCode.class), in.text("sentence"));
    }

    private static Environment environment(JsonIn in) {
        return in.parsed("environment", Environment::of);
    }

    private static Digest subject(JsonIn in) {
        return in.parsed("subject", Digest::parse);
    }
}
