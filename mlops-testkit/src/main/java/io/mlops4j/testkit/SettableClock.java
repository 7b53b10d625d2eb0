// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is set. Thread-safe. */
public final class SettableClock extends Clock {
    /** What clocks of several zones share. */
    private static final class Moment {
        private Instant now;

        Moment(Instant now) {
            this.now = now;
        }

        synchronized Instant get() {
            return now;
        }

        synchronized void set(Instant moment) {
            now = moment;
        }

        synchronized void advance(Duration by) {
            now = now.plus(by);
        }
    }

    private final Moment now;
    private final ZoneId zone;

    private SettableClock(Moment now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /**
     * Makes a clock.
     *
     * @param start what it shows first
     * @return the clock, in UTC
     */
    public static SettableClock at(Instant start) {
        return new SettableClock(new Moment(start), ZoneOffset.UTC);
    }

    /**
     * Sets the clock, also back.
     *
     * @param moment what it shows from now on
     */
    public void set(Instant moment) {
        now.set(moment);
    }

    /**
     * Moves the clock.
     *
     * @param by how far on; back if negative
     */
    public void advance(Duration by) {
        now.advance(by);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /**
     * Shows the same moments in another zone.
     *
     * @param other the zone
     * @return a clock that is set together with this one
     */
    @Override
    public SettableClock withZone(ZoneId other) {
        return new SettableClock(now, other);
    }
}
