// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mlops4j.common.Actor;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.RequestId;
import io.mlops4j.core.Mlops;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.Governance;
import io.mlops4j.governance.PromotionRequest;
import io.mlops4j.governance.TransitionDeniedException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What governance relies on when people act at once:
 *
 * <ul>
 *   <li>G1 Once: a pointer moves once per request or rollback, and a request ends one way.
 *   <li>G2 Approvals: what has not its approvals at that moment is never promoted, and the audit finds nothing.
 *   <li>G3 Rounds: of two who promote, vote or roll back at once one wins, again and again, and the log has what both did. The
 *       system property {@value #RACES} says how many rounds, {@value #FEW} by default.
 * </ul>
 */
public abstract class GovernanceContract extends ServiceKit {
    private static final Environment PRODUCTION = Environment.PRODUCTION;
    private static final Actor ANN = Actor.person("ann", "operator", "policy-owner");
    private static final int ROUNDS = 10;
    private static final String RACES = "mlops4j.races";
    private static final int FEW = 30;

    /** How many versions there are, each with files of its own. */
    private int registered;

    /** Makes the kit. */
    protected GovernanceContract() {}

    @Test
    @DisplayName("G1 of threads that carry out one request one moves the pointer")
    void oneCarriesOutTheRequest() {
        RequestId request = approvedRequest();
        List<Boolean> won = Race.of(
                Race.THREADS,
                lane -> succeeds(
                        TransitionDeniedException.class,
                        () -> mlops().as(ANN).governance().promote(request)));

        assertEquals(1, winners(won), "threads that moved the pointer");
        assertEquals(
                Optional.of(ModelVersionId.of("churn", 1)), mlops().governance().current(MODEL, PRODUCTION));
        assertSound();
    }

    @Test
    @DisplayName("G1 a request that is withdrawn and carried out at once ends one way")
    void requestsEndOneWay() {
        for (int round = 0; round < ROUNDS; round++) {
            RequestId request = approvedRequest();
            List<Boolean> won = Race.of(
                    2,
                    lane -> succeeds(TransitionDeniedException.class, () -> {
                        var governance = mlops().as(ANN).governance();
                        return lane == 0
                                ? governance.promote(request)
                                : governance.withdraw(request, "second thoughts");
                    }));

            assertEquals(1, winners(won), "ways in which the request ended");
            PromotionRequest.Status status =
                    mlops().governance().request(request).status();
            assertEquals(won.get(0) ? PromotionRequest.Status.CONSUMED : PromotionRequest.Status.WITHDRAWN, status);
        }
        assertSound();
    }

    @Test
    @DisplayName("G2 an approval that turns into a rejection while the request is carried out counts on one side only")
    void rejectionsAreNeverOvertaken() {
        for (int round = 0; round < ROUNDS; round++) {
            RequestId request = approvedRequest();
            Race.of(
                    2,
                    lane -> succeeds(TransitionDeniedException.class, () -> {
                        Actor actor = lane == 0 ? ANN : approver(1);
                        var governance = mlops().as(actor).governance();
                        return lane == 0 ? governance.promote(request) : governance.reject(request, "found a leak");
                    }));
            // what was promoted in spite of a rejection before it would be found here
            assertSound();
        }
    }

    @Test
    @DisplayName("G1 of threads that roll back one promotion one moves the pointer")
    void oneRollsBack() {
        for (int i = 0; i < 2; i++) {
            mlops().as(ANN).governance().promote(approvedRequest());
        }
        List<Boolean> won = Race.of(
                Race.THREADS,
                lane -> succeeds(
                        TransitionDeniedException.class,
                        () -> mlops().as(ANN).governance().rollBack(MODEL, PRODUCTION, "worse")));

        assertEquals(1, winners(won), "threads that moved the pointer");
        assertEquals(
                Optional.of(ModelVersionId.of("churn", 1)), mlops().governance().current(MODEL, PRODUCTION));
        assertSound();
    }

    @Test
    @DisplayName("G2 a request is not carried out before it has its approvals, nor approved by the one who asked")
    void requestsWaitForTheirApprovals() {
        RequestId request = requested();
        assertDenied(request);
        mlops().as(approver(1)).governance().approve(request, "checked");
        mlops().as(approver(1)).governance().approve(request, "checked again");
        assertDenied(request);
        assertThrows(
                TransitionDeniedException.class,
                () -> mlops().as(ANN).governance().approve(request, "my own"));
        assertEquals(Optional.empty(), mlops().governance().current(MODEL, PRODUCTION));
        assertSound();
    }

    @Test
    @DisplayName("G3 of two who promote, vote or roll back at once one wins, and the log has what both did")
    void oneOfTwoWins() {
        int rounds = Integer.getInteger(RACES, FEW);
        for (int number = 0; number < rounds; number++) {
            GovernanceRace round = new GovernanceRace(number);
            round.prepare(mlops());
            List<Mlops> racers = List.of(mlops(), mlops());
            Race.of(racers.size(), lane -> {
                round.run(racers.get(lane), lane);
                return lane;
            });
            everyHandle(backend -> round.check(Mlops.open(backend), racers.size()));
        }
    }

    private void assertDenied(RequestId request) {
        assertThrows(
                TransitionDeniedException.class,
                () -> mlops().as(ANN).governance().promote(request));
        everyHandle(backend -> assertEquals(
                PromotionRequest.Status.OPEN,
                Mlops.open(backend).governance().request(request).status()));
    }

    /** Registers another version and has its promotion asked for, under a policy that wants two approvals. */
    private RequestId requested() {
        ModelVersionId version = register(mlops(), "version " + ++registered).id();
        Governance ann = mlops().as(ANN).governance();
        if (ann.policy(MODEL, PRODUCTION).isEmpty()) {
            ann.definePolicy(MODEL, PRODUCTION, ApprovalPolicy.withDefaults().withQuorum(2));
        }
        return ann.request(version, PRODUCTION, "better").id();
    }

    private RequestId approvedRequest() {
        RequestId request = requested();
        for (int i = 1; i <= 2; i++) {
            mlops().as(approver(i)).governance().approve(request, "checked");
        }
        return request;
    }

    private static Actor approver(int number) {
        return Actor.person("approver " + number, "approver");
    }
}
