// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance;

import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.RequestId;
import java.util.List;
import java.util.Optional;

/**
 * The governed pointers: per registered model and environment, which version is current. A pointer moves only by a
 * promotion that the environment's policy allows, by a rollback or by a stop.
 *
 * <p>Thread-safe. Every command is given by the actor for whom the service was handed out. Each is one atomic entry of
 * the model's audit log; a refused command is recorded there as refused, and throws {@link TransitionDeniedException}
 * with every reason. Methods that name a model throw {@link io.mlops4j.error.NotFoundException} if it does not exist.
 */
public interface Governance {
    /**
     * Defines the policy of an environment, or replaces it. Replacing it voids the approvals of open requests; to define
     * the one that is in force already changes nothing. Without a policy an environment allows nothing.
     *
     * @param model the model
     * @param environment the environment
     * @param policy the policy
     * @throws TransitionDeniedException if there is another policy and the actor lacks its owner role
     */
    void definePolicy(ModelName model, Environment environment, ApprovalPolicy policy);

    /**
     * Reads the policy of an environment.
     *
     * @param model the model
     * @param environment the environment
     * @return the policy, or empty if there is none, and so nothing is allowed
     */
    Optional<ApprovalPolicy> policy(ModelName model, Environment environment);

    /**
     * Asks for a promotion.
     *
     * @param version the version
     * @param environment where
     * @param reason why; not blank
     * @return the request, open
     * @throws TransitionDeniedException if the rules refuse
     */
    PromotionRequest request(ModelVersionId version, Environment environment, String reason);

    /**
     * Votes for a request.
     *
     * @param request the request
     * @param comment the voter's words; may be empty
     * @return the request with the vote
     * @throws TransitionDeniedException if the rules refuse; the one who asked and those who made the version never
     *     may
     */
    PromotionRequest approve(RequestId request, String comment);

    /**
     * Votes against a request, which blocks it until the same person approves it.
     *
     * @param request the request
     * @param reason why; not blank
     * @return the request with the vote
     * @throws TransitionDeniedException if the rules refuse
     */
    PromotionRequest reject(RequestId request, String reason);

    /**
     * Takes a request back.
     *
     * @param request a request of the same actor
     * @param reason why; not blank
     * @return the request, closed
     * @throws TransitionDeniedException if the rules refuse
     */
    PromotionRequest withdraw(RequestId request, String reason);

    /**
     * Carries a request out: the environment's current version is replaced in one step.
     *
     * @param request a request with its quorum of approvals
     * @return the receipt
     * @throws TransitionDeniedException if the rules refuse
     */
    Move promote(RequestId request);

    /**
     * Goes back to the version that was current before the current one was promoted. A version that was rolled back is
     * never gone back to.
     *
     * @param model the model
     * @param environment where
     * @param reason why; not blank
     * @return the receipt
     * @throws TransitionDeniedException if the rules refuse
     */
    Move rollBack(ModelName model, Environment environment, String reason);

    /**
     * Empties an environment at once.
     *
     * @param model the model
     * @param environment where
     * @param reason why; not blank
     * @return the receipt
     * @throws TransitionDeniedException if the rules refuse
     */
    Move stop(ModelName model, Environment environment, String reason);

    /**
     * Says what stands in the way of a command, without carrying it out or recording anything.
     *
     * @param command the command
     * @return every reason why it would be refused now; empty if it would be accepted
     */
    List<Denial> check(GovernanceCommand command);

    /**
     * Tells which version is current.
     *
     * @param model the model
     * @param environment where
     * @return the version, or empty if the environment is empty
     */
    Optional<ModelVersionId> current(ModelName model, Environment environment);

    /**
     * Reads a request.
     *
     * @param request the request
     * @return the request
     * @throws io.mlops4j.error.NotFoundException if there is no such request
     */
    PromotionRequest request(RequestId request);

    /**
     * Lists the requests of a model.
     *
     * @param model the model
     * @return all, ordered by number
     */
    List<PromotionRequest> requests(ModelName model);
}
