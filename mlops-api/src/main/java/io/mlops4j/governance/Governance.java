// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance;

import io.mlops4j.common.Digest;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.RequestId;
import io.mlops4j.governance.evidence.AttachedEvidence;
import io.mlops4j.governance.evidence.Evidence;
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
     * Gives the next command an id of the host's own, so that it can be repeated without harm, also after a crash: once an
     * entry of the log carries the id, the same command of the same actor changes nothing and has the outcome of the first
     * time, be it a receipt or a refusal. A command that has nothing to change leaves no entry, and its id stays free.
     *
     * @param id a valid {@link io.mlops4j.common.Names#name}, such as the id of the host's own job or message
     * @return a view for one command; another command under the same id throws {@link
     *     io.mlops4j.error.AlreadyExistsException}
     * @throws IllegalArgumentException if the id is not a valid name
     */
    Governance withCommandId(String id);

    /**
     * Defines the policy of an environment for models of the highest tier, the tier of a model that nobody has classified.
     *
     * @param model the model
     * @param environment the environment
     * @param policy the policy
     * @throws TransitionDeniedException if the rules refuse
     */
    default void definePolicy(ModelName model, Environment environment, ApprovalPolicy policy) {
        definePolicy(model, environment, MaterialityTier.HIGH, policy);
    }

    /**
     * Defines the policy of an environment for a tier, or replaces it. Replacing it voids the approvals of open requests; to
     * define the one that is in force already changes nothing. Without a policy for the model's tier an environment allows
     * nothing.
     *
     * @param model the model
     * @param environment the environment
     * @param tier the tier
     * @param policy the policy
     * @throws TransitionDeniedException if the actor lacks the role that owns every policy of the environment so far, or
     *     {@value ApprovalPolicy#FOUNDER_ROLE} if there is none, or if an alias has the environment's name
     */
    void definePolicy(ModelName model, Environment environment, MaterialityTier tier, ApprovalPolicy policy);

    /**
     * Reads the policy that is in force.
     *
     * @param model the model
     * @param environment the environment
     * @return the policy for the model's tier, or empty if there is none, and so nothing is allowed
     */
    Optional<ApprovalPolicy> policy(ModelName model, Environment environment);

    /**
     * Changes the tier of a model, and so which policies are in force. To give a model the tier that it was given last changes
     * nothing; the first time is recorded with its reason also for the tier of a model that nobody has classified.
     *
     * @param model the model
     * @param tier its tier from now on
     * @param reason why; not blank
     * @throws TransitionDeniedException if the actor lacks the role that owns every policy of the model so far, or {@value
     *     ApprovalPolicy#FOUNDER_ROLE} if there is none
     */
    void classify(ModelName model, MaterialityTier tier, String reason);

    /**
     * Reads the tier of a model.
     *
     * @param model the model
     * @return its tier; {@link MaterialityTier#HIGH} if nobody has classified it
     */
    MaterialityTier tier(ModelName model);

    /**
     * Attaches evidence to a version, in the place of what had the same key. Everybody may; the log says who did. If a policy
     * requires it, approvals given before are void.
     *
     * @param version the version
     * @param evidence what speaks for or against it
     * @return the evidence as the log has it
     * @throws TransitionDeniedException if the version is deleted or retired, or the evidence is dated more than five minutes
     *     after the host's clock, of a run that does not exist, or a card that does not follow the one that is attached
     */
    AttachedEvidence attach(ModelVersionId version, Evidence evidence);

    /**
     * Reads what is attached to a version.
     *
     * @param version the version
     * @return the latest evidence of each key, ordered by key
     */
    List<AttachedEvidence> evidence(ModelVersionId version);

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
     * Digests what a vote given now would be for. Who reads the version and its evidence after this, and then votes with the
     * digest, votes for what was read or not at all.
     *
     * @param request the request
     * @return the digest of version, files, required evidence, environment and policy as they are now; or empty without a policy
     * @throws io.mlops4j.error.NotFoundException if there is no such request
     */
    Optional<Digest> subject(RequestId request);

    /**
     * Votes for what the voter has read: everybody may attach evidence, so it may be another by the time of the vote.
     *
     * @param request the request
     * @param comment the voter's words; may be empty
     * @param subject the {@linkplain #subject subject} as it was before the voter read
     * @return the request with the vote
     * @throws TransitionDeniedException if the rules refuse, also because the subject has changed
     */
    PromotionRequest approve(RequestId request, String comment, Digest subject);

    /**
     * Votes for whatever would be promoted now, read or not.
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
     * Lets a request pass a gate that is inconclusive. It counts for what would be promoted now, as a vote does.
     *
     * @param request the request
     * @param gate the gate's name
     * @param reason why; not blank
     * @return the request with the waiver
     * @throws TransitionDeniedException if the rules refuse; a gate that fails cannot be waived
     */
    PromotionRequest waive(RequestId request, String gate, String reason);

    /**
     * Lets what the actor has read pass a gate that is inconclusive.
     *
     * @param request the request
     * @param gate the gate's name
     * @param reason why; not blank
     * @param subject the {@linkplain #subject subject} as it was before the actor read
     * @return the request with the waiver
     * @throws TransitionDeniedException if the rules refuse, also because the subject has changed
     */
    PromotionRequest waive(RequestId request, String gate, String reason, Digest subject);

    /**
     * Carries a request out: the environment's current version is replaced in one step. The files of the version are read and
     * checked before.
     *
     * @param request a request with its quorum of approvals, whose evidence passes the gates
     * @return the receipt
     * @throws TransitionDeniedException if the rules refuse
     */
    Move promote(RequestId request);

    /**
     * Goes back to the version that was current before the current one was promoted. A version that was rolled back, stopped
     * or retired is never gone back to, nor are its files under another number.
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
     * Retires a version for good: it stays readable, and is never promoted, gone back to or put anywhere by an override.
     *
     * @param version a version that is current nowhere
     * @param reason why; not blank
     * @throws TransitionDeniedException if the rules refuse
     */
    void retire(ModelVersionId version, String reason);

    /**
     * Puts a version into an environment at once, past votes, evidence, gates and freeze windows, but not past integrity,
     * retirement or deletion. Opens a {@link Review}; until another person has closed it, nothing is promoted there. The review
     * that it opened is the last of {@link #reviews}, which says its number.
     *
     * @param version the version
     * @param environment where
     * @param reason why; not blank
     * @return the receipt
     * @throws TransitionDeniedException if the rules refuse
     */
    Move overridePolicy(ModelVersionId version, Environment environment, String reason);

    /**
     * Closes the review of an override.
     *
     * @param model the model
     * @param review the review's number, as {@link #reviews} and the refusals of promotions say it
     * @param findings what was found; not blank
     * @return the review, closed
     * @throws TransitionDeniedException if the rules refuse; who did the override never closes its review
     */
    Review closeReview(ModelName model, int review, String findings);

    /**
     * Lists the reviews of a model.
     *
     * @param model the model
     * @return all, ordered by number
     */
    List<Review> reviews(ModelName model);

    /**
     * Erases what a person said in an entry of the log: its comments, reasons and findings, which then read {@code [erased]}
     * everywhere. The log holds only salted digests of them, so nothing else changes, and every proof still holds. Who erased
     * it and why stands in the log. Erasing again is safe, and completes an erasure that was interrupted.
     *
     * @param model the model
     * @param entry the entry's place in the log, 1 for the first
     * @param reason why; not blank
     * @throws TransitionDeniedException if the rules refuse; who owns all policies of the model may erase, and only an entry that
     *     holds or quotes such words
     * @throws io.mlops4j.error.StoreUnavailableException if the store fails; the words may still be there
     */
    void eraseRemarks(ModelName model, long entry, String reason);

    /**
     * Says what stands in the way of a command, without carrying it out or recording anything.
     *
     * @param command the command
     * @return every reason why it would be refused now; empty if it would be accepted
     * @throws io.mlops4j.error.NotFoundException if the model does not exist
     */
    List<Denial> check(GovernanceCommand command);

    /**
     * Tells which version is current.
     *
     * @param model the model
     * @param environment where
     * @return the version, or empty if the environment is empty
     * @throws io.mlops4j.error.NotFoundException if the model does not exist
     */
    Optional<ModelVersionId> current(ModelName model, Environment environment);

    /**
     * Reads a request.
     *
     * @param request the request
     * @return the request, with the status that it has by the clock of this host
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
