// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.samples.quickstart.model;

import java.util.Map;

/**
 * How to train. The same settings on the same rows give the same model.
 *
 * @param epochs how often every row is seen
 * @param learningRate AdaGrad's first step size
 * @param minibatch rows per step
 * @param seed of the order in which rows are seen
 */
public record TrainingSettings(int epochs, double learningRate, int minibatch, long seed) {
    /**
     * Settings that work on this data.
     *
     * @param seed of the order in which rows are seen
     * @return the settings
     */
    public static TrainingSettings withDefaults(long seed) {
        return new TrainingSettings(10, 0.05, 16, seed);
    }

    /**
     * Lists the settings for the record.
     *
     * @return each setting as text, with the kind of model
     */
    public Map<String, String> params() {
        return Map.of(
                "kind", "logistic regression",
                "optimiser", "AdaGrad",
                "scaling", "mean 0, standard deviation 1 over the training rows; balance as signed logarithm",
                "epochs", Integer.toString(epochs),
                "learning_rate", Double.toString(learningRate),
                "minibatch", Integer.toString(minibatch),
                "seed", Long.toString(seed));
    }
}
