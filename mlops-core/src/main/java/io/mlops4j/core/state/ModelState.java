// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.state;

import io.mlops4j.common.Alias;
import io.mlops4j.common.Digest;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.RequestId;
import io.mlops4j.core.collection.IndexedList;
import io.mlops4j.core.collection.PersistentList;
import io.mlops4j.core.collection.PersistentMap;
import io.mlops4j.governance.MaterialityTier;
import io.mlops4j.governance.PromotionRequest;
import io.mlops4j.governance.Review;
import io.mlops4j.governance.evidence.AttachedEvidence;
import io.mlops4j.governance.evidence.EvidenceKey;
import io.mlops4j.registry.ModelVersion;
import io.mlops4j.registry.RegisteredModel;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A registered model at one revision of its log: the fold of its events. Immutable.
 *
 * @param revision the number of log entries folded, 0 for a model that does not exist
 * @param model name, description, tags and aliases; meaningless at revision 0 but for the name
 * @param versions the versions, the one with number n at index n - 1, and by the digest of their files
 * @param environments the governed pointers
 * @param requests the requests, the one with number n at index n - 1, and by the version that they ask for; one that has expired
 *     stands here as it was
 * @param reviews the reviews, the one with number n at index n - 1
 * @param classified the tier that somebody gave the model, or null if nobody has
 * @param evidence the latest evidence of each key, by version
 * @param commands the ids of all commands
 */
public record ModelState(
        long revision,
        RegisteredModel model,
        IndexedList<Digest, ModelVersion> versions,
        NavigableMap<Environment, EnvironmentState> environments,
        IndexedList<ModelVersionId, PromotionRequest> requests,
        PersistentList<Review> reviews,
        @Nullable MaterialityTier classified,
        PersistentMap<Integer, SortedMap<EvidenceKey, AttachedEvidence>> evidence,
        CommandIds commands) {
    static ModelState nothing(RegisteredModel model) {
        return new ModelState(
                0,
                model,
                IndexedList.by(ModelVersion::artifact),
                Collections.emptyNavigableMap(),
                IndexedList.by(PromotionRequest::version),
                PersistentList.empty(),
                null,
                PersistentMap.empty(),
                CommandIds.NONE);
    }

    /**
     * Tells whether the model exists.
     *
     * @return whether anything was folded
     */
    public boolean exists() {
        return revision > 0;
    }

    /**
     * Names the model.
     *
     * @return its name
     */
    public ModelName name() {
        return model.name();
    }

    /**
     * Finds a version, deleted ones included.
     *
     * @param number its number
     * @return the version, or empty if none has the number yet
     */
    public Optional<ModelVersion> version(int number) {
        return number >= 1 && number <= versions.size() ? Optional.of(versions.get(number - 1)) : Optional.empty();
    }

    /**
     * Finds a request.
     *
     * @param number its number
     * @return the request, or empty if none has the number yet
     */
    public Optional<PromotionRequest> request(int number) {
        return number >= 1 && number <= requests.size() ? Optional.of(requests.get(number - 1)) : Optional.empty();
    }

    /**
     * Finds a review.
     *
     * @param number its number
     * @return the review, or empty if none has the number yet
     */
    public Optional<Review> review(int number) {
        return number >= 1 && number <= reviews.size() ? Optional.of(reviews.get(number - 1)) : Optional.empty();
    }

    /**
     * Reads what is attached to a version.
     *
     * @param version its number
     * @return the latest evidence of each key
     */
    public SortedMap<EvidenceKey, AttachedEvidence> evidence(int version) {
        return evidence.getOrDefault(version, Collections.emptySortedMap());
    }

    /**
     * Tells the tier of the model.
     *
     * @return the tier; the highest if nobody has classified it
     */
    public MaterialityTier tier() {
        return classified == null ? MaterialityTier.HIGH : classified;
    }

    /**
     * Finds the policy that is in force.
     *
     * @param environment where
     * @return the policy for the model's tier, or null if there is none
     */
    public @Nullable PolicyInForce policy(Environment environment) {
        return environment(environment).policies().get(tier());
    }

    /**
     * Tells whether a name is taken by a governed environment, in any spelling that readers might confuse.
     *
     * @param name the name
     * @return whether an environment with a policy or a past is called so
     */
    public boolean governs(String name) {
        return environments.keySet().stream()
                .anyMatch(environment -> environment.value().equalsIgnoreCase(name));
    }

    /**
     * Follows an alias.
     *
     * @param alias the alias
     * @return the version that it points at, or empty if there is no such alias
     */
    public Optional<ModelVersion> resolve(Alias alias) {
        return Optional.ofNullable(model.aliases().get(alias)).flatMap(this::version);
    }

    /**
     * Reads a governed pointer.
     *
     * @param environment where
     * @return the pointer; empty if nothing ever happened there
     */
    public EnvironmentState environment(Environment environment) {
        return environments.getOrDefault(environment, EnvironmentState.EMPTY);
    }

    /**
     * Finds the version that a rollback goes to.
     *
     * @param environment where
     * @return the latest of the {@linkplain EnvironmentState#previous previous} versions that is not deleted, and whose files
     *     are neither those of the current one nor retired, under whichever number
     */
    public Optional<ModelVersion> rollbackTarget(Environment environment) {
        EnvironmentState pointer = environment(environment);
        // what is left now may have been there before, also under another number
        Set<Integer> left = sameFiles(pointer.current());
        for (int i = pointer.previous().size() - 1; i >= 0; i--) {
            Integer number = pointer.previous().get(i);
            ModelVersion candidate = versions.get(number - 1);
            if (!left.contains(number) && !candidate.isDeleted() && !hasRetiredFiles(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** The numbers under which the files of a version are registered, its own included; none for no version. */
    Set<Integer> sameFiles(@Nullable Integer number) {
        return number == null
                ? Set.of()
                : versions.having(versions.get(number - 1).artifact())
                        .map(version -> version.id().number())
                        .collect(Collectors.toUnmodifiableSet());
    }

    private boolean hasRetiredFiles(ModelVersion candidate) {
        return versions.having(candidate.artifact()).anyMatch(ModelVersion::isRetired);
    }

    /**
     * Names the version that would be registered next.
     *
     * @return its identity
     */
    public ModelVersionId nextVersion() {
        return new ModelVersionId(name(), versions.size() + 1);
    }

    /**
     * Names the request that would be made next.
     *
     * @return its identity
     */
    public RequestId nextRequest() {
        return new RequestId(name(), requests.size() + 1);
    }

    /**
     * Names the review that would be opened next.
     *
     * @return its number
     */
    public int nextReview() {
        return reviews.size() + 1;
    }

    ModelState at(long entry, CommandIds known) {
        return new ModelState(entry, model, versions, environments, requests, reviews, classified, evidence, known);
    }

    ModelState withModel(RegisteredModel changed) {
        return new ModelState(
                revision, changed, versions, environments, requests, reviews, classified, evidence, commands);
    }

    ModelState withVersions(IndexedList<Digest, ModelVersion> changed) {
        return new ModelState(
                revision, model, changed, environments, requests, reviews, classified, evidence, commands);
    }

    ModelState withEnvironment(Environment where, UnaryOperator<EnvironmentState> change) {
        NavigableMap<Environment, EnvironmentState> pointers = new TreeMap<>(environments);
        pointers.put(where, change.apply(environment(where)));
        return new ModelState(
                revision,
                model,
                versions,
                Collections.unmodifiableNavigableMap(pointers),
                requests,
                reviews,
                classified,
                evidence,
                commands);
    }

    ModelState withRequests(IndexedList<ModelVersionId, PromotionRequest> changed) {
        return new ModelState(
                revision, model, versions, environments, changed, reviews, classified, evidence, commands);
    }

    ModelState withReviews(PersistentList<Review> changed) {
        return new ModelState(
                revision, model, versions, environments, requests, changed, classified, evidence, commands);
    }

    ModelState withTier(MaterialityTier changed) {
        return new ModelState(revision, model, versions, environments, requests, reviews, changed, evidence, commands);
    }

    ModelState withEvidence(int version, AttachedEvidence attached) {
        SortedMap<EvidenceKey, AttachedEvidence> ofVersion = new TreeMap<>(evidence(version));
        ofVersion.put(attached.evidence().key(), attached);
        return new ModelState(
                revision,
                model,
                versions,
                environments,
                requests,
                reviews,
                classified,
                evidence.with(version, Collections.unmodifiableSortedMap(ofVersion)),
                commands);
    }
}
