// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.dialect;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for other hosts that start at the same time, where the database does not. */
final class Pause {
    private Pause() {}

    static void briefly() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
}
