// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.samples.quickstart;

import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.RequestId;
import io.mlops4j.governance.Act;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.Denial;
import io.mlops4j.governance.Governance;
import io.mlops4j.governance.Move;
import io.mlops4j.governance.TransitionDeniedException;
import io.mlops4j.samples.quickstart.console.Console;
import java.util.List;

/** Moves the production pointer as the policy asks: one person requests, another approves. */
final class FourEyes {
    private static final Environment PRODUCTION = Environment.PRODUCTION;

    private final Team team;
    private final Console console;

    FourEyes(Team team, Console console) {
        this.team = team;
        this.console = console;
    }

    void agreeOnPolicy() {
        console.step(
                "the policy of production, set by Cleo",
                () -> team.cleo().governance().policy(Plan.MODEL, PRODUCTION).orElseGet(this::definePolicy),
                policy -> policy.quorum() + " approval by another "
                        + policy.role(Act.APPROVE).orElse("nobody"));
    }

    RequestId request(ModelVersionId version, String reason) {
        return console.step(
                        "Ana asks to promote " + version,
                        () -> team.ana().governance().request(version, PRODUCTION, reason),
                        request -> "request " + request.id())
                .id();
    }

    void showSelfApprovalRefused(RequestId request) {
        List<Denial> denials = console.step(
                "Ana, an approver too, approves it herself",
                () -> denialsOfSelfApproval(request),
                reasons -> reasons.isEmpty() ? "ACCEPTED" : "REFUSED");
        if (denials.isEmpty()) {
            throw new IllegalStateException("Ana could approve her own request " + request);
        }
        denials.forEach(denial -> console.item(denial.toString()));
    }

    Move approveAndPromote(RequestId request, String comment) {
        Governance bo = team.bo().governance();
        console.step(
                "Bo approves " + request,
                () -> bo.approve(request, comment),
                approved -> approved.votes().size() + " approval, '" + comment + "'");
        return console.step("Bo promotes " + request, () -> bo.promote(request), FourEyes::moved);
    }

    Move rollBack(String reason) {
        return console.step(
                "Bo rolls production back",
                () -> team.bo().governance().rollBack(Plan.MODEL, PRODUCTION, reason),
                FourEyes::moved);
    }

    void showCurrent() {
        console.step(
                "what production serves now",
                () -> team.bo().governance().current(Plan.MODEL, PRODUCTION),
                current -> current.map(ModelVersionId::toString).orElse("nothing"));
    }

    private ApprovalPolicy definePolicy() {
        ApprovalPolicy policy = ApprovalPolicy.withDefaults();
        team.cleo().governance().definePolicy(Plan.MODEL, PRODUCTION, policy);
        return policy;
    }

    private List<Denial> denialsOfSelfApproval(RequestId request) {
        try {
            team.ana().governance().approve(request, "looks good to me");
            return List.of();
        } catch (TransitionDeniedException e) {
            return e.denials();
        }
    }

    private static String moved(Move move) {
        String before =
                move.before() == null ? "nothing" : "version " + move.before().number();
        String after =
                move.after() == null ? "nothing" : "version " + move.after().number();
        return move.environment() + ": " + before + " -> " + after;
    }
}
