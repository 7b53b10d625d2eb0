// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance.gate;

import io.mlops4j.common.Names;

/**
 * What a gate says. Only {@link Outcome#PASS} opens it.
 *
 * @param outcome the answer
 * @param sentence why, with the numbers of the case; a valid {@link Names#text}
 */
public record GateAnswer(Outcome outcome, String sentence) {
    /** The answers. */
    public enum Outcome {
        /** The evidence is good enough. */
        PASS,
        /** The evidence is not good enough, or is NaN. */
        FAIL,
        /** The evidence allows both; a person may decide with a reason. */
        INCONCLUSIVE,
        /** There is no such evidence, or nobody who could judge it. */
        MISSING
    }

    /**
     * Checks the sentence.
     *
     * @throws IllegalArgumentException if it is not a valid text
     */
    public GateAnswer {
        Names.text("sentence", sentence);
    }

    /**
     * Opens.
     *
     * @param sentence why
     * @return the answer
     */
    public static GateAnswer pass(String sentence) {
        return new GateAnswer(Outcome.PASS, sentence);
    }

    /**
     * Stays closed.
     *
     * @param sentence why
     * @return the answer
     */
    public static GateAnswer fail(String sentence) {
        return new GateAnswer(Outcome.FAIL, sentence);
    }

    /**
     * Leaves it to a person.
     *
     * @param sentence why
     * @return the answer
     */
    public static GateAnswer inconclusive(String sentence) {
        return new GateAnswer(Outcome.INCONCLUSIVE, sentence);
    }

    /**
     * Stays closed for want of something to judge.
     *
     * @param sentence what is missing
     * @return the answer
     */
    public static GateAnswer missing(String sentence) {
        return new GateAnswer(Outcome.MISSING, sentence);
    }
}
