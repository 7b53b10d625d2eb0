// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.contract;

import io.mlops4j.common.ModelName;
import io.mlops4j.spi.CommitResult;
import io.mlops4j.spi.LogEntry;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Stores of models that each break one clause. */
final class RegistryFaults {
    private RegistryFaults() {}

    static Stream<Fault> all() {
        return Stream.of(races(), numbers(), texts(), shapes(), conflicts(), together(), reads(), names(), lists())
                .flatMap(faults -> faults);
    }

    private static Stream<Fault> races() {
        return Stream.of(
                fault("R1", "tells every racer that it won", () -> new Forwarding.Registry() {
                    @Override
                    public CommitResult commit(ModelName model, long expectedRevision, List<String> payloads) {
                        super.commit(model, expectedRevision, payloads);
                        return new CommitResult.Committed(expectedRevision + 1);
                    }
                }),
                fault("R1", "acknowledges a commit and forgets it", () -> new Forwarding.Registry() {
                    @Override
                    public CommitResult commit(ModelName model, long expectedRevision, List<String> payloads) {
                        return payloads.get(0).contains("\"lane\":3")
                                ? new CommitResult.Committed(expectedRevision + 1)
                                : super.commit(model, expectedRevision, payloads);
                    }
                }));
    }

    private static Stream<Fault> numbers() {
        return Stream.of(fault("R2", "numbers by tens", () -> new Forwarding.Registry() {
            @Override
            public List<LogEntry> read(ModelName model, long afterRevision) {
                return super.read(model, afterRevision).stream()
                        .map(entry -> new LogEntry(entry.revision() * 10, entry.payload()))
                        .toList();
            }
        }));
    }

    private static Stream<Fault> texts() {
        return Stream.of(
                fault("R3", "trims payloads", () -> cleaning(String::strip)),
                fault(
                        "R3",
                        "normalises payloads",
                        () -> cleaning(payload -> Normalizer.normalize(payload, Normalizer.Form.NFC))),
                fault(
                        "R3",
                        "cuts payloads off at 1 MiB",
                        () -> cleaning(payload -> payload.substring(0, Math.min(payload.length(), 1 << 20)))));
    }

    private static Stream<Fault> shapes() {
        return Stream.of(
                fault("R8", "takes several lines", () -> cleaning(payload -> payload.replaceAll("[\n\r]", " "))),
                fault("R8", "takes unpaired surrogates", () -> cleaning(RegistryFaults::throughUtf8)),
                fault("R8", "cuts off what is too long", () -> cleaning(RegistryFaults::firstFourMebibytes)),
                fault("R8", "looks at the revision first", () -> new Forwarding.Registry() {
                    @Override
                    public CommitResult commit(ModelName model, long expectedRevision, List<String> payloads) {
                        long actual = super.read(model, 0).size();
                        return actual == expectedRevision
                                ? super.commit(model, expectedRevision, payloads)
                                : new CommitResult.Conflict(actual);
                    }
                }));
    }

    private static Forwarding.Registry cleaning(UnaryOperator<String> cleaner) {
        return new Forwarding.Registry() {
            @Override
            public CommitResult commit(ModelName model, long expectedRevision, List<String> payloads) {
                return super.commit(
                        model, expectedRevision, payloads.stream().map(cleaner).toList());
            }
        };
    }

    private static String throughUtf8(String payload) {
        return new String(payload.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static String firstFourMebibytes(String payload) {
        byte[] utf8 = payload.getBytes(StandardCharsets.UTF_8);
        int limit = 4 * 1024 * 1024;
        return utf8.length <= limit ? payload : new String(utf8, 0, limit - 4, StandardCharsets.US_ASCII);
    }

    private static Stream<Fault> conflicts() {
        return Stream.of(
                fault("R4", "takes a commit at any revision", () -> new Forwarding.Registry() {
                    @Override
                    public CommitResult commit(ModelName model, long expectedRevision, List<String> payloads) {
                        return super.commit(model, super.read(model, 0).size(), payloads);
                    }
                }),
                fault("R4", "takes a commit beyond the end", () -> new Forwarding.Registry() {
                    @Override
                    public CommitResult commit(ModelName model, long expectedRevision, List<String> payloads) {
                        return super.commit(
                                model,
                                Math.min(expectedRevision, super.read(model, 0).size()),
                                payloads);
                    }
                }),
                fault("R4", "tells a loser what it expected", () -> new Forwarding.Registry() {
                    @Override
                    public CommitResult commit(ModelName model, long expectedRevision, List<String> payloads) {
                        return super.commit(model, expectedRevision, payloads) instanceof CommitResult.Committed won
                                ? won
                                : new CommitResult.Conflict(expectedRevision);
                    }
                }));
    }

    private static Stream<Fault> together() {
        return Stream.of(
                fault("R8", "takes a commit of nothing", () -> new Forwarding.Registry() {
                    @Override
                    public CommitResult commit(ModelName model, long expectedRevision, List<String> payloads) {
                        return payloads.isEmpty()
                                ? new CommitResult.Committed(expectedRevision)
                                : super.commit(model, expectedRevision, payloads);
                    }
                }),
                fault("R8", "takes as many entries as one likes", RegistryFaults::oneByOne),
                fault("R9", "commits several entries one by one", RegistryFaults::oneByOne),
                fault("R9", "takes the first half when the rest is misshapen", () -> new Forwarding.Registry() {
                    @Override
                    public CommitResult commit(ModelName model, long expectedRevision, List<String> payloads) {
                        if (payloads.size() > 1 && super.read(model, 0).size() == expectedRevision) {
                            super.commit(model, expectedRevision, payloads.subList(0, payloads.size() / 2));
                        }
                        return super.commit(model, expectedRevision, payloads);
                    }
                }),
                fault("R9", "acknowledges several entries as one", () -> new Forwarding.Registry() {
                    @Override
                    public CommitResult commit(ModelName model, long expectedRevision, List<String> payloads) {
                        return super.commit(model, expectedRevision, payloads) instanceof CommitResult.Conflict lost
                                ? lost
                                : new CommitResult.Committed(expectedRevision + 1);
                    }
                }),
                fault("R9", "puts several entries in no order", () -> new Forwarding.Registry() {
                    @Override
                    public CommitResult commit(ModelName model, long expectedRevision, List<String> payloads) {
                        return super.commit(
                                model,
                                expectedRevision,
                                payloads.stream()
                                        .sorted(Comparator.reverseOrder())
                                        .toList());
                    }
                }));
    }

    private static Forwarding.Registry oneByOne() {
        return new Forwarding.Registry() {
            @Override
            public CommitResult commit(ModelName model, long expectedRevision, List<String> payloads) {
                CommitResult result = super.commit(model, expectedRevision, payloads.subList(0, 1));
                for (String payload : payloads.subList(1, payloads.size())) {
                    if (result instanceof CommitResult.Committed committed) {
                        result = super.commit(model, committed.revision(), List.of(payload));
                    }
                }
                return result;
            }
        };
    }

    private static Stream<Fault> reads() {
        return Stream.of(
                fault("R5", "reads from the given revision, not after it", () -> new Forwarding.Registry() {
                    @Override
                    public List<LogEntry> read(ModelName model, long afterRevision) {
                        return super.read(model, Math.max(0, afterRevision - 1));
                    }
                }),
                fault("R5", "reads backwards", () -> new Forwarding.Registry() {
                    @Override
                    public List<LogEntry> read(ModelName model, long afterRevision) {
                        List<LogEntry> log = new ArrayList<>(super.read(model, afterRevision));
                        log.sort((a, b) -> Long.compare(b.revision(), a.revision()));
                        return log;
                    }
                }));
    }

    private static Stream<Fault> names() {
        return Stream.of(
                fault("R6", "does not tell upper from lower case", () -> new Forwarding.Registry() {
                    @Override
                    public CommitResult commit(ModelName model, long expectedRevision, List<String> payloads) {
                        return super.commit(lower(model), expectedRevision, payloads);
                    }

                    @Override
                    public List<LogEntry> read(ModelName model, long afterRevision) {
                        return super.read(lower(model), afterRevision);
                    }
                }),
                fault("R6", "cuts names off", () -> new Forwarding.Registry() {
                    @Override
                    public CommitResult commit(ModelName model, long expectedRevision, List<String> payloads) {
                        return super.commit(cut(model), expectedRevision, payloads);
                    }

                    @Override
                    public List<LogEntry> read(ModelName model, long afterRevision) {
                        return super.read(cut(model), afterRevision);
                    }
                }));
    }

    private static Stream<Fault> lists() {
        return Stream.of(
                fault("R7", "lists models that were only looked for", () -> new Forwarding.Registry() {
                    private final Set<ModelName> seen = new HashSet<>();

                    @Override
                    public List<LogEntry> read(ModelName model, long afterRevision) {
                        seen.add(model);
                        return super.read(model, afterRevision);
                    }

                    @Override
                    public List<ModelName> models() {
                        Set<ModelName> all = new HashSet<>(super.models());
                        all.addAll(seen);
                        return all.stream().sorted().toList();
                    }
                }),
                fault("R7", "lists models in no order", () -> new Forwarding.Registry() {
                    @Override
                    public List<ModelName> models() {
                        return List.copyOf(new HashSet<>(super.models()));
                    }
                }));
    }

    private static Fault fault(String clause, String what, Supplier<Forwarding.Registry> store) {
        return new Fault(
                what, RegistryStoreContract.class, clause, () -> store.get().backend());
    }

    private static ModelName lower(ModelName name) {
        return ModelName.of(name.value().toLowerCase(Locale.ROOT));
    }

    private static ModelName cut(ModelName name) {
        return ModelName.of(name.value().substring(0, Math.min(name.value().length(), 249)));
    }
}
