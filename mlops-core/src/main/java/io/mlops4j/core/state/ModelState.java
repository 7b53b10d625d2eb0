// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.state;

import io.mlops4j.common.Alias;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.RequestId;
import io.mlops4j.governance.PromotionRequest;
import io.mlops4j.registry.ModelVersion;
import io.mlops4j.registry.RegisteredModel;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * A registered model at one revision of its log: the fold of its events. Immutable.
 *
 * @param revision the number of log entries folded, 0 for a model that does not exist
 * @param model name, description, tags and aliases; meaningless at revision 0 but for the name
 * @param versions the versions, the one with number n at index n - 1
 * @param environments the governed pointers
 * @param requests the requests, the one with number n at index n - 1
 */
public record ModelState(
        long revision,
        RegisteredModel model,
        List<ModelVersion> versions,
        NavigableMap<Environment, EnvironmentState> environments,
        List<PromotionRequest> requests) {

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
        return number <= versions.size() ? Optional.of(versions.get(number - 1)) : Optional.empty();
    }

    /**
     * Finds a request.
     *
     * @param number its number
     * @return the request, or empty if none has the number yet
     */
    public Optional<PromotionRequest> request(int number) {
        return number <= requests.size() ? Optional.of(requests.get(number - 1)) : Optional.empty();
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
     * @return the latest of the {@linkplain EnvironmentState#previous previous} versions that is not deleted
     */
    public Optional<ModelVersion> rollbackTarget(Environment environment) {
        List<Integer> previous = environment(environment).previous();
        for (int i = previous.size() - 1; i >= 0; i--) {
            ModelVersion candidate = versions.get(previous.get(i) - 1);
            if (!candidate.isDeleted()) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
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
}
