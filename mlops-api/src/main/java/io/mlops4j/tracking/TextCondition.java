// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.tracking;

/**
 * What can be asked of a param or tag.
 *
 * @param of param or tag
 * @param key its key
 */
public record TextCondition(RunFilter.TextOf of, String key) {
    /**
     * Equal.
     *
     * @param value the text
     * @return the filter
     */
    public RunFilter eq(String value) {
        return new RunFilter.TextIs(of, key, RunFilter.Match.EQ, value);
    }

    /**
     * Present and not equal.
     *
     * @param value the text
     * @return the filter
     */
    public RunFilter ne(String value) {
        return new RunFilter.TextIs(of, key, RunFilter.Match.NE, value);
    }

    /**
     * Contains.
     *
     * @param value the text
     * @return the filter
     */
    public RunFilter contains(String value) {
        return new RunFilter.TextIs(of, key, RunFilter.Match.CONTAINS, value);
    }

    /**
     * Starts with.
     *
     * @param value the text
     * @return the filter
     */
    public RunFilter startsWith(String value) {
        return new RunFilter.TextIs(of, key, RunFilter.Match.STARTS_WITH, value);
    }

    /**
     * Present.
     *
     * @return the filter
     */
    public RunFilter exists() {
        return new RunFilter.HasText(of, key);
    }
}
