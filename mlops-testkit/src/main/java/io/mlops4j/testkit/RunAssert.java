// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit;

import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunStatus;
import java.util.Set;
import java.util.TreeSet;

/** What can be asserted of a run. Each method gives the same object, to go on with. */
public final class RunAssert {
    private final Run run;
    private final Expectation expectation;

    RunAssert(Run run) {
        this.run = run;
        this.expectation = new Expectation("run '" + run.id() + "'");
    }

    /**
     * Asserts that the run ended as intended.
     *
     * @return this
     * @throws AssertionError if it did not
     */
    public RunAssert isFinished() {
        return hasStatus(RunStatus.FINISHED);
    }

    /**
     * Asserts where the run is in its life.
     *
     * @param status the expected status
     * @return this
     * @throws AssertionError if it has another
     */
    public RunAssert hasStatus(RunStatus status) {
        String reason = run.endReason().isEmpty() ? "" : ", since: " + run.endReason();
        expectation.require(run.status() == status, "to be " + status, "it is " + run.status() + reason);
        return this;
    }

    /**
     * Asserts a param.
     *
     * @param key its key
     * @param value its expected value
     * @return this
     * @throws AssertionError if the run lacks it or has another value
     */
    public RunAssert hasParam(String key, String value) {
        expectation.requireText("param", run.params(), key, value);
        return this;
    }

    /**
     * Asserts a tag.
     *
     * @param key its key
     * @param value its expected value
     * @return this
     * @throws AssertionError if the run lacks it or has another value
     */
    public RunAssert hasTag(String key, String value) {
        expectation.requireText("tag", run.tags(), key, value);
        return this;
    }

    /**
     * Asserts the latest value of a metric, exactly: NaN is NaN, and -0.0 is not 0.0.
     *
     * @param key the metric
     * @param value its expected value
     * @return this
     * @throws AssertionError if the run lacks it or has another value
     */
    public RunAssert hasMetric(String key, double value) {
        Double latest = latest(key, "to have metric '" + key + "' = " + value);
        expectation.require(latest.equals(value), "to have metric '" + key + "' = " + value, "it is " + latest);
        return this;
    }

    /**
     * Asserts the latest value of a metric within a tolerance.
     *
     * @param key the metric
     * @param value its expected value, a number
     * @param tolerance the largest distance, 0 or more
     * @return this
     * @throws AssertionError if the run lacks it or its value is further away or NaN
     */
    public RunAssert hasMetric(String key, double value, double tolerance) {
        String expected = "to have metric '" + key + "' = " + value + " within " + tolerance;
        double latest = latest(key, expected);
        expectation.require(Math.abs(latest - value) <= tolerance, expected, "it is " + latest);
        return this;
    }

    /**
     * Asserts a file.
     *
     * @param path where it lies within the run
     * @return this
     * @throws AssertionError if the run has no such file
     */
    public RunAssert hasArtifact(String path) {
        Set<String> paths = new TreeSet<>();
        run.artifacts().forEach(artifact -> paths.add(artifact.path().value()));
        expectation.requireOneOf("artifact", paths, path);
        return this;
    }

    /**
     * Asserts a dataset.
     *
     * @param name its name
     * @param usage what the run used it for
     * @return this
     * @throws AssertionError if the run read no such dataset
     */
    public RunAssert hasInput(String name, String usage) {
        Set<String> inputs = new TreeSet<>();
        run.inputs().forEach(input -> inputs.add(named(input.dataset().name(), input.usage())));
        expectation.requireOneOf("input", inputs, named(name, usage));
        return this;
    }

    private double latest(String key, String expected) {
        MetricPoint point = run.metrics().get(key);
        if (point == null) {
            throw expectation.failed(expected, "it has only " + run.metrics().keySet());
        }
        return point.value();
    }

    private static String named(String name, String usage) {
        return name + " (" + usage + ")";
    }
}
