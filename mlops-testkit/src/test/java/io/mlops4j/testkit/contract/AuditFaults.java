// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.contract;

import io.mlops4j.common.ModelName;
import io.mlops4j.spi.CommitResult;
import io.mlops4j.spi.LogEntry;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Backends whose faults an auditor would be misled by. */
final class AuditFaults {
    private AuditFaults() {}

    static Stream<Fault> all() {
        return Stream.of(
                new Fault(
                        "hides the last entry",
                        AuditContract.class,
                        "U1",
                        () -> new Forwarding.Registry() {
                            @Override
                            public List<LogEntry> read(ModelName model, long afterRevision) {
                                List<LogEntry> log = super.read(model, afterRevision);
                                return log.subList(0, Math.max(0, log.size() - 1));
                            }
                        }.backend()),
                new Fault("forgets what was not read before it was closed", AuditContract.class, "U2", Forgetful::new),
                new Fault(
                        "acknowledges an act now and then, and forgets it",
                        AuditContract.class,
                        "U3",
                        () -> new Forwarding.Registry() {
                            private final AtomicInteger acts = new AtomicInteger();

                            @Override
                            public CommitResult commit(ModelName model, long expectedRevision, List<String> payloads) {
                                return acts.incrementAndGet() % 7 == 0
                                        ? new CommitResult.Committed(expectedRevision + payloads.size())
                                        : super.commit(model, expectedRevision, payloads);
                            }
                        }.backend()),
                new Fault(
                        "shows a log up to its first move",
                        AuditContract.class,
                        "U4",
                        () -> new Forwarding.Registry() {
                            @Override
                            public List<LogEntry> read(ModelName model, long afterRevision) {
                                return super.read(model, afterRevision).stream()
                                        .takeWhile(entry -> !entry.payload().contains("\"Promoted\""))
                                        .toList();
                            }
                        }.backend()));
    }

    /** A store that is another one each time it is opened. */
    private static final class Forgetful extends SharedMemory {
        @Override
        SharedMemory again() {
            return new SharedMemory();
        }
    }
}
