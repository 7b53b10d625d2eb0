// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.fault;

import io.mlops4j.spi.ArtifactStore;
import io.mlops4j.spi.Backend;
import io.mlops4j.spi.RegistryStore;
import io.mlops4j.spi.TrackingStore;
import java.util.List;

/**
 * A backend that works like the one behind it until it is told to fail.
 *
 * <pre>{@code
 * FaultyBackend backend = FaultyBackend.around(new InMemoryBackend());
 * backend.next(Operation.REGISTRY_COMMIT, new StoreFault.LostAfter());
 * }</pre>
 *
 * <p>Faults of one operation happen to its next calls, one each, in the order in which they were given, whoever calls. Closing
 * closes the backend behind. Thread-safe.
 */
public final class FaultyBackend implements Backend {
    private final Backend sound;
    private final Script script = new Script();
    private final RegistryStore registry;
    private final TrackingStore tracking;
    private final ArtifactStore artifacts;

    private FaultyBackend(Backend sound) {
        this.sound = sound;
        this.registry = new FaultyRegistryStore(sound.registry(), script);
        this.tracking = new FaultyTrackingStore(sound.tracking(), script);
        this.artifacts = new FaultyArtifactStore(sound.artifacts(), script);
    }

    /**
     * Stands before a backend.
     *
     * @param sound the backend that does the work
     * @return a backend that fails as it is told
     */
    public static FaultyBackend around(Backend sound) {
        return new FaultyBackend(sound);
    }

    /**
     * Says what happens to the next calls of an operation, after what was said before.
     *
     * @param operation the operation
     * @param faults what happens, one fault a call
     * @return this backend
     * @throws IllegalArgumentException if a fault cannot happen to that operation; then none of them will
     */
    public FaultyBackend next(Operation operation, StoreFault... faults) {
        script.add(operation, List.of(faults));
        return this;
    }

    /** Makes every call fail as {@link StoreFault.Unavailable} until {@link #recover}. */
    public void breakDown() {
        script.setOut(true);
    }

    /** Ends what {@link #breakDown} began. What was said of single calls and did not happen yet is still to come. */
    public void recover() {
        script.setOut(false);
    }

    /**
     * Counts the calls of an operation, those included to which something happened.
     *
     * @param operation the operation
     * @return how often it was called so far
     */
    public long calls(Operation operation) {
        return script.calls(operation);
    }

    @Override
    public String description() {
        return "faulty, around " + sound.description();
    }

    @Override
    public Scope scope() {
        return sound.scope();
    }

    @Override
    public RegistryStore registry() {
        return registry;
    }

    @Override
    public TrackingStore tracking() {
        return tracking;
    }

    @Override
    public ArtifactStore artifacts() {
        return artifacts;
    }

    @Override
    public void close() {
        sound.close();
    }
}
