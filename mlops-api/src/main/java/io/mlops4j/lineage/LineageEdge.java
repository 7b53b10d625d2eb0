// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.lineage;

/**
 * What one thing became. Edges point downstream, the way in which data flows.
 *
 * @param from what was there first
 * @param relation what happened
 * @param to what came of it
 * @param detail in one line, such as the transformation; may be empty
 */
public record LineageEdge(LineageNode from, Relation relation, LineageNode to, String detail) {
    /** How one thing comes from another. */
    public enum Relation {
        /** A dataset was made from another; the detail is the transformation. */
        DERIVED("became"),
        /** A run read a dataset; the detail is the dataset's name, version and usage. */
        READ("was read by"),
        /** A run has another as its part; the detail is empty. */
        CONTAINS("contains"),
        /** A run made a version; the detail is empty. */
        MADE("made"),
        /** A version was made current in an environment; the detail says whether it still is. */
        PROMOTED("was promoted to");

        private final String verb;

        Relation(String verb) {
            this.verb = verb;
        }
    }

    /**
     * Says what happened, for people.
     *
     * @return one line, such as {@code run r1 made version churn/3}
     */
    public String text() {
        String sentence = from.text() + " " + relation.verb + " " + to.text();
        return detail.isEmpty() ? sentence : sentence + " (" + detail + ")";
    }
}
