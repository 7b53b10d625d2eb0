// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.spi;

import io.mlops4j.common.ModelName;
import java.util.List;

/**
 * One append-only log per registered model. Version numbers, aliases, votes and governed pointers all go through the
 * model's one log, so one arbiter decides every race. The clauses B1 to B5 of {@link Backend} hold too.
 *
 * <ul>
 *   <li>R1 Arbiter: of several commits at one expected revision, by whomever, at most one succeeds.
 *   <li>R2 Numbers: revisions of a log are 1, 2, 3 and so on, without gaps.
 *   <li>R3 Fidelity: an entry is read back to the character as it was committed, for ever.
 *   <li>R4 Conflict: a commit at any other revision than the log's latest changes nothing and returns a conflict with
 *       the latest revision.
 *   <li>R5 Prefix: a read sees every acknowledged entry, in order, and no entry without those before it.
 *   <li>R6 Separation: a commit to one model never changes what is read of another, whatever their names.
 *   <li>R7 Existence: a model is listed once its first entry is committed; reading one that does not exist gives no
 *       entries.
 *   <li>R8 Shape: a payload that is not one line of well-formed text without U+0000 of at most 4 MiB is refused with
 *       {@link IllegalArgumentException} before the revision is looked at, and nothing is changed. So is a commit of no entries,
 *       of more than 1,000, or of more than 4 MiB together.
 *   <li>R9 Together: of the entries of one commit, all or none are ever read, in order and at consecutive revisions;
 *       whatever else happens, at a conflict, a failure or a crash.
 * </ul>
 *
 * <p>Several entries at once are how the threads of a process share the price of a commit: they need not have been decided
 * by one actor or mean anything together.
 */
public interface RegistryStore {
    /**
     * Appends entries, all or none.
     *
     * @param model the model; created by its first entry
     * @param expectedRevision the revision of the log that the first entry was decided on, 0 for an empty log
     * @param payloads the entries, 1 to 1,000 and of at most 4 MiB together: each one line of JSON in UTF-8, without a
     *     line feed, a carriage return, U+0000 or an unpaired surrogate
     * @return committed, with the revision of the last entry, or a conflict
     * @throws IllegalArgumentException if a payload or the list has another shape
     * @throws io.mlops4j.error.StoreUnavailableException if the store does not work; nothing was changed
     * @throws io.mlops4j.error.CommitStateUnknownException if the answer of the store was lost
     */
    CommitResult commit(ModelName model, long expectedRevision, List<String> payloads);

    /**
     * Appends one entry. Not to be overridden: core calls the other form.
     *
     * @param model the model; created by its first entry
     * @param expectedRevision the revision of the log that the entry was decided on, 0 for an empty log
     * @param payload the entry
     * @return committed, or a conflict
     * @throws IllegalArgumentException if the payload has another shape
     * @throws io.mlops4j.error.StoreUnavailableException if the store does not work; nothing was changed
     * @throws io.mlops4j.error.CommitStateUnknownException if the answer of the store was lost
     */
    default CommitResult commit(ModelName model, long expectedRevision, String payload) {
        return commit(model, expectedRevision, List.of(payload));
    }

    /**
     * Reads entries. There is no limit, since whoever folds a log needs all of it once and only what is new after that.
     *
     * @param model the model
     * @param afterRevision 0 for the whole log, or the last revision that the caller knows
     * @return the entries after that, in order; empty if there are none
     */
    List<LogEntry> read(ModelName model, long afterRevision);

    /**
     * Lists the models.
     *
     * @return all, ordered by name
     */
    List<ModelName> models();
}
