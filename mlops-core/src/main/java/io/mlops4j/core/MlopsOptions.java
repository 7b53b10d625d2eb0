// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core;

import io.mlops4j.common.Actor;
import io.mlops4j.core.tracking.RunIds;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * What the library takes from outside besides the backend. Immutable; each {@code with} gives a new value.
 *
 * @param actor who acts, unless {@link Mlops#as} says otherwise
 * @param clock gives the times that are recorded; nothing is ordered or decided by them
 * @param ids gives a text that was never given before, anywhere, and is a valid {@link io.mlops4j.common.RunId}: the next
 *     run or command is called so
 */
public record MlopsOptions(Actor actor, Clock clock, Supplier<String> ids) {
    /**
     * The system's UTC clock, ids that sort by time, and a service actor named after the operating system's user.
     *
     * @return the options
     */
    public static MlopsOptions withDefaults() {
        Clock clock = Clock.systemUTC();
        return new MlopsOptions(Actor.service(userName()), clock, new RunIds(clock));
    }

    /**
     * Chooses who acts.
     *
     * @param who the actor
     * @return these options with that actor
     */
    public MlopsOptions withActor(Actor who) {
        return new MlopsOptions(who, clock, ids);
    }

    /**
     * Chooses the clock.
     *
     * @param source the clock
     * @return these options with that clock
     */
    public MlopsOptions withClock(Clock source) {
        return new MlopsOptions(actor, source, ids);
    }

    /**
     * Chooses where ids come from.
     *
     * @param source gives unique texts
     * @return these options with that source
     */
    public MlopsOptions withIds(Supplier<String> source) {
        return new MlopsOptions(actor, clock, source);
    }

    private static String userName() {
        // a container may run a user without a name, and a name may hold what ours must not
        String name = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9._@-]", "_");
        return name.isEmpty() || name.startsWith(".") ? "unknown" : name;
    }
}
