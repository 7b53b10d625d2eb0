// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.contract;

import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.RunId;
import io.mlops4j.spi.CommitResult;
import io.mlops4j.spi.LogEntry;
import io.mlops4j.spi.VersionedRun;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.RunEvent;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Backends whose faults show in what users of the library rely on. */
final class ServiceFaults {
    private ServiceFaults() {}

    static Stream<Fault> all() {
        return Stream.of(models(), runs(), approvals(), contents(), refusals(), transfers())
                .flatMap(faults -> faults);
    }

    private static Stream<Fault> models() {
        return Stream.of(
                new Fault(
                        "takes a commit at any revision",
                        MlopsContract.class,
                        "M1",
                        () -> new Forwarding.Registry() {
                            @Override
                            public CommitResult commit(ModelName model, long expectedRevision, List<String> payloads) {
                                CommitResult result = super.commit(model, expectedRevision, payloads);
                                return result instanceof CommitResult.Conflict conflict
                                        ? super.commit(model, conflict.actual(), payloads)
                                        : result;
                            }
                        }.backend()),
                new Fault(
                        "hides the last entry",
                        MlopsContract.class,
                        "M2",
                        () -> new Forwarding.Registry() {
                            @Override
                            public List<LogEntry> read(ModelName model, long afterRevision) {
                                List<LogEntry> log = super.read(model, afterRevision);
                                return log.subList(0, Math.max(0, log.size() - 1));
                            }
                        }.backend()));
    }

    private static Stream<Fault> transfers() {
        return Stream.of(
                new Fault(
                        "normalises entries",
                        TransferContract.class,
                        "X1",
                        () -> new Forwarding.Registry() {
                            @Override
                            public List<LogEntry> read(ModelName model, long afterRevision) {
                                return super.read(model, afterRevision).stream()
                                        .map(entry -> new LogEntry(
                                                entry.revision(),
                                                Normalizer.normalize(entry.payload(), Normalizer.Form.NFC)))
                                        .toList();
                            }
                        }.backend()),
                new Fault(
                        "keeps equal points once",
                        TransferContract.class,
                        "X1",
                        () -> new Forwarding.Tracking() {
                            @Override
                            public List<MetricPoint> history(RunId run, String key) {
                                return super.history(run, key).stream()
                                        .distinct()
                                        .toList();
                            }
                        }.backend()),
                new Fault(
                        "gives no history",
                        TransferContract.class,
                        "X2",
                        () -> new Forwarding.Tracking() {
                            @Override
                            public List<MetricPoint> history(RunId run, String key) {
                                return List.of();
                            }
                        }.backend()),
                new Fault(
                        "does not show a log before it is long",
                        TransferContract.class,
                        "X3",
                        () -> new Forwarding.Registry() {
                            @Override
                            public List<LogEntry> read(ModelName model, long afterRevision) {
                                List<LogEntry> log = super.read(model, afterRevision);
                                return super.read(model, 0).size() < 3 ? List.of() : log;
                            }
                        }.backend()));
    }

    private static Stream<Fault> runs() {
        return Stream.of(new Fault(
                "shows a run as it once was",
                MlopsContract.class,
                "M3",
                () -> new Forwarding.Tracking() {
                    private final Map<RunId, VersionedRun> seen = new ConcurrentHashMap<>();

                    @Override
                    public Optional<VersionedRun> find(RunId run) {
                        super.find(run).ifPresent(found -> seen.putIfAbsent(run, found));
                        return Optional.ofNullable(seen.get(run));
                    }

                    @Override
                    public CommitResult commit(RunId run, long expectedRevision, List<RunEvent> events) {
                        return super.commit(run, expectedRevision, events) instanceof CommitResult.Conflict conflict
                                ? super.commit(run, conflict.actual(), events)
                                : new CommitResult.Committed(expectedRevision + 1);
                    }
                }.backend()));
    }

    private static Stream<Fault> approvals() {
        return Stream.of(
                new Fault(
                        "lets both commit who race",
                        GovernanceContract.class,
                        "G3",
                        () -> new Forwarding.Registry() {
                            @Override
                            public CommitResult commit(ModelName model, long expectedRevision, List<String> payloads) {
                                return super.commit(model, expectedRevision, payloads)
                                                instanceof CommitResult.Conflict conflict
                                        ? super.commit(model, conflict.actual(), payloads)
                                        : new CommitResult.Committed(expectedRevision + 1);
                            }
                        }.backend()),
                new Fault(
                        "loses the refusals",
                        GovernanceContract.class,
                        "G3",
                        () -> new Forwarding.Registry() {
                            @Override
                            public CommitResult commit(ModelName model, long expectedRevision, List<String> payloads) {
                                return payloads.get(0).contains("\"Denied\"")
                                        ? new CommitResult.Committed(expectedRevision + 1)
                                        : super.commit(model, expectedRevision, payloads);
                            }
                        }.backend()),
                new Fault(
                        "forgets who approved",
                        GovernanceContract.class,
                        "G1",
                        () -> new Forwarding.Registry() {
                            @Override
                            public CommitResult commit(ModelName model, long expectedRevision, List<String> payloads) {
                                return payloads.get(0).contains("APPROVE")
                                        ? new CommitResult.Committed(expectedRevision + 1)
                                        : super.commit(model, expectedRevision, payloads);
                            }
                        }.backend()));
    }

    private static Stream<Fault> contents() {
        return Stream.of(
                new Fault(
                        "drops every tenth append",
                        MlopsContract.class,
                        "M4",
                        () -> new Forwarding.Tracking() {
                            private final AtomicInteger count = new AtomicInteger();

                            @Override
                            public void append(RunId run, List<MetricPoint> points) {
                                if (count.incrementAndGet() % 10 != 0) {
                                    super.append(run, points);
                                }
                            }
                        }.backend()),
                new Fault(
                        "gives other contents",
                        MlopsContract.class,
                        "M5",
                        () -> new Forwarding.Artifacts() {
                            @Override
                            public Optional<InputStream> open(Digest digest) throws IOException {
                                return super.open(digest).map(content -> InputStream.nullInputStream());
                            }
                        }.backend()));
    }

    private static Stream<Fault> refusals() {
        return Stream.of(
                new Fault(
                        "makes the models that are looked for",
                        RefusalContract.class,
                        "N2",
                        () -> new Forwarding.Registry() {
                            @Override
                            public List<LogEntry> read(ModelName model, long afterRevision) {
                                if (super.read(model, 0).isEmpty()) {
                                    super.commit(model, 0, "{}");
                                    return List.of();
                                }
                                return super.read(model, afterRevision);
                            }
                        }.backend()),
                new Fault(
                        "refuses without a word",
                        RefusalContract.class,
                        "N1",
                        () -> new Forwarding.Tracking() {
                            @Override
                            public Optional<VersionedRun> find(RunId run) {
                                return Optional.of(super.find(run).orElseThrow(IllegalStateException::new));
                            }
                        }.backend()));
    }
}
