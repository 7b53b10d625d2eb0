// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.samples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.core.Mlops;
import io.mlops4j.drift.ReferenceProfile;
import io.mlops4j.registry.Registry;
import io.mlops4j.samples.quickstart.model.SubscriptionModel;

/**
 * A version loaded from the registry, every byte checked against the digest that was approved.
 *
 * @param id the version
 * @param model its classifier
 * @param reference its reference profile for drift
 */
record ServedModel(ModelVersionId id, SubscriptionModel model, ReferenceProfile reference) {
    static ServedModel current(Mlops mlops) {
        return load(
                mlops,
                mlops.governance().current(Plan.MODEL, Environment.PRODUCTION).orElseThrow());
    }

    static ServedModel load(Mlops mlops, ModelVersionId id) {
        Registry registry = mlops.registry();
        byte[] model = registry.load(id, Training.MODEL_FILE);
        byte[] reference = registry.loadDriftReference(id).orElseThrow();
        return new ServedModel(
                id, SubscriptionModel.fromBytes(model), ReferenceProfile.fromJson(new String(reference, UTF_8)));
    }
}
