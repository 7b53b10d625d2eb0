// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.contract;

import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.Page;
import io.mlops4j.common.RunId;
import io.mlops4j.core.memory.InMemoryBackend;
import io.mlops4j.spi.ArtifactStore;
import io.mlops4j.spi.Backend;
import io.mlops4j.spi.CommitResult;
import io.mlops4j.spi.LogEntry;
import io.mlops4j.spi.RegistryStore;
import io.mlops4j.spi.TrackingStore;
import io.mlops4j.spi.VersionedRun;
import io.mlops4j.tracking.Experiment;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunEvent;
import io.mlops4j.tracking.RunQuery;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Sound stores in memory, to break one method of. */
final class Forwarding {
    private Forwarding() {}

    /** A backend in memory with some stores of one's own. */
    static Backend backend(Backend sound, RegistryStore registry, TrackingStore tracking, ArtifactStore artifacts) {
        return new Backend() {
            @Override
            public String description() {
                return "broken";
            }

            @Override
            public Scope scope() {
                return Scope.PROCESS;
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
        };
    }

    /** A sound store of models. */
    static class Registry implements RegistryStore {
        final Backend sound = new InMemoryBackend();

        @Override
        public CommitResult commit(ModelName model, long expectedRevision, List<String> payloads) {
            return sound.registry().commit(model, expectedRevision, payloads);
        }

        @Override
        public List<LogEntry> read(ModelName model, long afterRevision) {
            return sound.registry().read(model, afterRevision);
        }

        @Override
        public List<ModelName> models() {
            return sound.registry().models();
        }

        Backend backend() {
            return Forwarding.backend(sound, this, sound.tracking(), sound.artifacts());
        }
    }

    /** A sound store of runs. */
    static class Tracking implements TrackingStore {
        final Backend sound = new InMemoryBackend();

        @Override
        public Experiment create(Experiment experiment) {
            return sound.tracking().create(experiment);
        }

        @Override
        public List<Experiment> experiments() {
            return sound.tracking().experiments();
        }

        @Override
        public CommitResult commit(RunId run, long expectedRevision, List<RunEvent> events) {
            return sound.tracking().commit(run, expectedRevision, events);
        }

        @Override
        public void append(RunId run, List<MetricPoint> points) {
            sound.tracking().append(run, points);
        }

        @Override
        public Optional<VersionedRun> find(RunId run) {
            return sound.tracking().find(run);
        }

        @Override
        public List<MetricPoint> history(RunId run, String key) {
            return sound.tracking().history(run, key);
        }

        @Override
        public Page<Run> search(RunQuery query) {
            return sound.tracking().search(query);
        }

        Backend backend() {
            return Forwarding.backend(sound, sound.registry(), this, sound.artifacts());
        }
    }

    /** A sound store of contents. */
    static class Artifacts implements ArtifactStore {
        final Backend sound = new InMemoryBackend();

        @Override
        public Stored put(InputStream content) throws IOException {
            return sound.artifacts().put(content);
        }

        @Override
        public Optional<InputStream> open(Digest digest) throws IOException {
            return sound.artifacts().open(digest);
        }

        @Override
        public boolean contains(Digest digest) {
            return sound.artifacts().contains(digest);
        }

        @Override
        public void erase(Digest digest) throws IOException {
            sound.artifacts().erase(digest);
        }

        @Override
        public List<Digest> list() {
            return sound.artifacts().list();
        }

        Backend backend() {
            return Forwarding.backend(sound, sound.registry(), sound.tracking(), this);
        }
    }
}
