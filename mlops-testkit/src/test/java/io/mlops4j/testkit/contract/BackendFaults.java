// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.contract;

import io.mlops4j.common.ModelName;
import io.mlops4j.core.memory.InMemoryBackend;
import io.mlops4j.spi.ArtifactStore;
import io.mlops4j.spi.Backend;
import io.mlops4j.spi.LogEntry;
import io.mlops4j.spi.RegistryStore;
import io.mlops4j.spi.TrackingStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Backends that each break one clause about all stores. */
final class BackendFaults {
    private BackendFaults() {}

    static Stream<Fault> all() {
        return Stream.of(handles(), shared()).flatMap(faults -> faults);
    }

    private static Stream<Fault> handles() {
        return Stream.of(
                new Fault(
                        "is not thread-safe",
                        BackendContract.class,
                        "B1",
                        () -> new Forwarding.Registry() {
                            @Override
                            public List<LogEntry> read(ModelName model, long afterRevision) {
                                List<LogEntry> log = super.read(model, afterRevision);
                                return super.models().size() > 1 ? log.subList(0, log.size() - 1) : log;
                            }
                        }.backend()),
                new Fault("makes a new store each time", BackendContract.class, "B1", Fresh::new),
                new Fault(
                        "remembers its first answer",
                        BackendContract.class,
                        "B2",
                        () -> new Forwarding.Registry() {
                            private final Map<ModelName, List<LogEntry>> answers = new ConcurrentHashMap<>();

                            @Override
                            public List<LogEntry> read(ModelName model, long afterRevision) {
                                return answers.computeIfAbsent(model, name -> super.read(name, 0));
                            }
                        }.backend()),
                new Fault("ignores close", BackendContract.class, "B4", () -> {
                    Backend sound = new InMemoryBackend();
                    return Forwarding.backend(
                            new InMemoryBackend(), sound.registry(), sound.tracking(), sound.artifacts());
                }),
                new Fault("asks whether it is open before it gives a store", BackendContract.class, "B4", Guarded::new),
                new Fault("closes one store of three", BackendContract.class, "B4", () -> {
                    Backend sound = new InMemoryBackend();
                    Backend open = new InMemoryBackend();
                    return Forwarding.backend(sound, sound.registry(), sound.tracking(), open.artifacts());
                }));
    }

    private static Stream<Fault> shared() {
        return Stream.of(
                new Fault(
                        "shows each handle a store of its own", BackendContract.class, "B2", () -> new SharedMemory() {
                            @Override
                            SharedMemory again() {
                                return new SharedMemory();
                            }
                        }),
                new Fault("closes all handles with one", BackendContract.class, "B4", () -> new SharedMemory() {
                    @Override
                    SharedMemory again() {
                        return new SharedMemory(store()) {
                            @Override
                            public void close() {
                                store().close();
                            }
                        };
                    }
                }),
                new Fault("reads what was damaged", BackendContract.class, "B5", SharedMemory::new));
    }

    private static final class Guarded extends Forwarding.Tracking implements Backend {
        @Override
        public String description() {
            return "guarded";
        }

        @Override
        public Scope scope() {
            return Scope.PROCESS;
        }

        @Override
        public RegistryStore registry() {
            sound.registry().models();
            return sound.registry();
        }

        @Override
        public TrackingStore tracking() {
            return this;
        }

        @Override
        public ArtifactStore artifacts() {
            return sound.artifacts();
        }

        @Override
        public void close() {
            sound.close();
        }
    }

    private static final class Fresh implements Backend {
        private final Backend sound = new InMemoryBackend();

        @Override
        public String description() {
            return "";
        }

        @Override
        public Scope scope() {
            return Scope.PROCESS;
        }

        @Override
        public RegistryStore registry() {
            return new Forwarding.Registry();
        }

        @Override
        public TrackingStore tracking() {
            return sound.tracking();
        }

        @Override
        public ArtifactStore artifacts() {
            return sound.artifacts();
        }

        @Override
        public void close() {
            sound.close();
        }
    }
}
