// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core;

import io.mlops4j.audit.checkpoint.CheckpointSigner;
import io.mlops4j.common.Actor;
import io.mlops4j.common.Names;
import io.mlops4j.core.tracking.RunIds;
import io.mlops4j.governance.RoleDirectory;
import io.mlops4j.governance.gate.CustomGate;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the library takes from outside besides the backend. Immutable; each {@code with} gives a new value.
 *
 * @param actor who acts, unless {@link Mlops#as} says otherwise
 * @param clock gives the times that are recorded; votes and requests expire by it, nothing is ordered by it
 * @param ids gives a text that was never given before, anywhere, and is a valid {@link io.mlops4j.common.RunId}: the next
 *     run or command is called so
 * @param directory says who holds which role today, or null: then the roles of approvers count as they were at the vote
 * @param gates the host's own gates, by the names under which policies know them
 * @param signer signs the checkpoints of receipts and exports, or null: then they are not signed
 * @param salts gives 16 random bytes or more at each call, from a source that nobody can guess; they keep what people say from
 *     being guessed by its digest once it was erased
 */
public record MlopsOptions(
        Actor actor,
        Clock clock,
        Supplier<String> ids,
        @Nullable RoleDirectory directory,
        Map<String, CustomGate> gates,
        @Nullable CheckpointSigner signer,
        Supplier<byte[]> salts) {
    private static final int SALT_BYTES = 32;

    /** Copies the gates. */
    public MlopsOptions {
        gates = Map.copyOf(gates);
    }

    /**
     * The system's UTC clock, ids that sort by time, and a service actor named after the operating system's user.
     *
     * @return the options
     */
    public static MlopsOptions withDefaults() {
        Clock clock = Clock.systemUTC();
        return new MlopsOptions(
                Actor.service(userName()), clock, new RunIds(clock), null, Map.of(), null, MlopsOptions::salt);
    }

    /**
     * Chooses who acts.
     *
     * @param who the actor
     * @return these options with that actor
     */
    public MlopsOptions withActor(Actor who) {
        return new MlopsOptions(who, clock, ids, directory, gates, signer, salts);
    }

    /**
     * Chooses the clock.
     *
     * @param source the clock
     * @return these options with that clock
     */
    public MlopsOptions withClock(Clock source) {
        return new MlopsOptions(actor, source, ids, directory, gates, signer, salts);
    }

    /**
     * Chooses where ids come from.
     *
     * @param source gives unique texts
     * @return these options with that source
     */
    public MlopsOptions withIds(Supplier<String> source) {
        return new MlopsOptions(actor, clock, source, directory, gates, signer, salts);
    }

    /**
     * Chooses where approvers' roles are looked up at a promotion.
     *
     * @param roles the host's directory
     * @return these options with that directory
     */
    public MlopsOptions withRoleDirectory(RoleDirectory roles) {
        return new MlopsOptions(actor, clock, ids, roles, gates, signer, salts);
    }

    /**
     * Adds a gate of the host's own.
     *
     * @param name the name under which policies know it, a valid {@link Names#name}
     * @param gate the gate
     * @return these options with that gate
     * @throws IllegalArgumentException if the name is not valid
     */
    public MlopsOptions withGate(String name, CustomGate gate) {
        Map<String, CustomGate> more = new HashMap<>(gates);
        more.put(Names.name("custom gate", name), gate);
        return new MlopsOptions(actor, clock, ids, directory, more, signer, salts);
    }

    /**
     * Chooses who signs checkpoints. The name of the key is the name of the store's logs, so it should stay the same and belong
     * to no other store.
     *
     * @param key the host's signer
     * @return these options with that signer
     */
    public MlopsOptions withSigner(CheckpointSigner key) {
        return new MlopsOptions(actor, clock, ids, directory, gates, key, salts);
    }

    /**
     * Chooses where salts come from.
     *
     * @param source gives 16 random bytes or more at each call
     * @return these options with that source
     */
    public MlopsOptions withSalts(Supplier<byte[]> source) {
        return new MlopsOptions(actor, clock, ids, directory, gates, signer, source);
    }

    private static byte[] salt() {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return salt;
    }

    private static String userName() {
        // a container may run a user without a name, and a name may hold what ours must not
        String name = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9._@-]", "_");
        return name.isEmpty() || name.startsWith(".") ? "unknown" : name;
    }
}
