// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.sql;

import io.mlops4j.jdbc.dialect.Failure;
import java.util.concurrent.ThreadLocalRandom;

/** How often one unit of work is tried, and how long it rests in between. For one thread. */
final class Patience {
    /** Each lost race is another writer's success; who loses so many in a row says so instead of going on for ever. */
    private static final int RACES = 50;

    /** A pool may hand out a dead connection or two; a server that is down is not waited for, nor a pool that has waited. */
    private static final int CONNECTIONS = 4;

    /** The database itself has waited long before it says so. */
    private static final int LOCKS = 3;

    private static final long LONGEST_MILLIS = 64;

    private int races;
    private int connections;
    private int locks;

    /** Tells whether to try again after a failure, and rests if so. */
    boolean allows(Failure failure) {
        boolean again = switch (failure) {
            case UNIQUE, SERIALIZATION -> ++races < RACES;
            case LOCK_TIMEOUT -> ++locks < LOCKS;
            case CONNECTION -> ++connections < CONNECTIONS;
            case UNDEFINED_TABLE, FORBIDDEN, OTHER -> false;
        };
        return again && rest();
    }

    /** Sleeps a random time, so that those who met do not meet again. */
    private boolean rest() {
        long longest = Math.min(LONGEST_MILLIS, 1L << Math.min(races + locks + connections * 3, 6));
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(longest + 1));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
