// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit;

import io.mlops4j.common.RunId;
import io.mlops4j.common.Schema;
import io.mlops4j.registry.ModelVersion;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What can be asserted of a version of a registered model. Each method gives the same object, to go on with. */
public final class VersionAssert {
    private final ModelVersion version;
    private final Expectation expectation;

    VersionAssert(ModelVersion version) {
        this.version = version;
        this.expectation = new Expectation("version '" + version.id() + "'");
    }

    /**
     * Asserts the version's number.
     *
     * @param number the expected number
     * @return this
     * @throws AssertionError if it has another
     */
    public VersionAssert hasNumber(int number) {
        int actual = version.id().number();
        expectation.require(actual == number, "to have number " + number, "it has " + actual);
        return this;
    }

    /**
     * Asserts which run made the version.
     *
     * @param run the expected run
     * @return this
     * @throws AssertionError if another or none did
     */
    public VersionAssert wasMadeBy(RunId run) {
        RunId actual = version.run();
        expectation.require(run.equals(actual), "to be made by run '" + run + "'", "it is made by " + named(actual));
        return this;
    }

    /**
     * Asserts a tag.
     *
     * @param key its key
     * @param value its expected value
     * @return this
     * @throws AssertionError if the version lacks it or has another value
     */
    public VersionAssert hasTag(String key, String value) {
        expectation.requireText("tag", version.tags(), key, value);
        return this;
    }

    /**
     * Asserts a column that the model reads.
     *
     * @param name the column
     * @param type its expected type
     * @return this
     * @throws AssertionError if the signature lacks it or has another type
     */
    public VersionAssert takes(String name, Schema.Type type) {
        expectation.requireOneOf("input column", columns(version.signature().input()), name + " " + type);
        return this;
    }

    /**
     * Asserts a column that the model returns.
     *
     * @param name the column
     * @param type its expected type
     * @return this
     * @throws AssertionError if the signature lacks it or has another type
     */
    public VersionAssert gives(String name, Schema.Type type) {
        expectation.requireOneOf("output column", columns(version.signature().output()), name + " " + type);
        return this;
    }

    /**
     * Asserts that the version has a reference profile for drift.
     *
     * @param path where among its files
     * @return this
     * @throws AssertionError if it has none, or elsewhere
     */
    public VersionAssert hasDriftReference(String path) {
        String actual = String.valueOf(version.driftReference());
        expectation.require(actual.equals(path), "to have its drift reference at '" + path + "'", "it is " + actual);
        return this;
    }

    private static Set<String> columns(Schema schema) {
        Set<String> columns = new TreeSet<>();
        schema.fields().forEach(field -> columns.add(field.name() + " " + field.type()));
        return columns;
    }

    private static String named(@Nullable RunId run) {
        return run == null ? "no run" : "run '" + run + "'";
    }
}
