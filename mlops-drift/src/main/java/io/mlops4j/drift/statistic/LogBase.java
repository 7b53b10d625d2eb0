// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

/** The base of the logarithm, that is, the unit in which a divergence is given. */
public enum LogBase {
    /** Base e: nats. */
    NATURAL("e", "nats", 1),
    /** Base 2: bits. */
    TWO("2", "bits", StrictMath.log(2));

    private final String id;
    private final String unit;
    private final double nats;

    LogBase(String id, String unit, double nats) {
        this.id = id;
        this.unit = unit;
        this.nats = nats;
    }

    String id() {
        return id;
    }

    String unit() {
        return unit;
    }

    /** One unit of this base in nats. */
    double nats() {
        return nats;
    }
}
