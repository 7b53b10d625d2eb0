// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.tracking;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.function.Supplier;

/**
 * Makes run ids that sort by time: 12 hexadecimal digits of milliseconds since 1970, then 20 random ones. Thread-safe.
 */
public final class RunIds implements Supplier<String> {
    private static final int MILLIS_DIGITS = 12;
    private static final int RANDOM_BYTES = 10;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /**
     * Takes the time from a clock.
     *
     * @param clock the clock of the host
     */
    public RunIds(Clock clock) {
        this.clock = clock;
    }

    /**
     * Makes an id.
     *
     * @return 32 lower-case hexadecimal digits, a valid {@link io.mlops4j.common.RunId}
     */
    @Override
    public String get() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(clock.millis(), MILLIS_DIGITS) + hex.formatHex(bytes);
    }
}
