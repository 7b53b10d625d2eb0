// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mlops4j.common.ModelName;
import io.mlops4j.spi.Backend;
import io.mlops4j.spi.CommitResult;
import io.mlops4j.spi.CommitResult.Committed;
import io.mlops4j.spi.CommitResult.Conflict;
import io.mlops4j.spi.LogEntry;
import io.mlops4j.spi.RegistryStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The clauses R1 to R9 of {@link RegistryStore}. */
public abstract class RegistryStoreContract extends ContractKit {
    private static final ModelName MODEL = ModelName.of("churn");
    private static final int ROUNDS = 25;
    // each commit of another writer costs one attempt at most, and half as many as this are made in all
    private static final int ATTEMPTS = 2 * Race.THREADS * ROUNDS;

    /** Makes the kit. */
    protected RegistryStoreContract() {}

    @Test
    @DisplayName("R1 of commits that race at one revision exactly one succeeds and its entry is read")
    void oneWinnerPerRevision() {
        for (int round = 0; round < ROUNDS; round++) {
            long expected = round;
            List<CommitResult> results =
                    Race.of(Race.THREADS, lane -> registry().commit(MODEL, expected, payload(expected, lane)));

            List<String> winners = new ArrayList<>();
            for (int lane = 0; lane < results.size(); lane++) {
                if (results.get(lane) instanceof Committed won) {
                    assertEquals(expected + 1, won.revision(), "revision of the winner");
                    winners.add(payload(expected, lane));
                } else if (results.get(lane) instanceof Conflict lost) {
                    assertEquals(expected + 1, lost.actual(), "revision that a loser was told");
                }
            }
            assertEquals(1, winners.size(), "winners at revision " + expected);
            everyHandle(backend -> assertEquals(
                    List.of(new LogEntry(expected + 1, winners.get(0))),
                    backend.registry().read(MODEL, expected)));
        }
    }

    @Test
    @DisplayName("R1 R2 writers that race and retry leave each entry once, numbered without gaps")
    void racingWritersLoseNothing() {
        Race.of(Race.THREADS, lane -> {
            for (int i = 0; i < ROUNDS; i++) {
                commitUntilWon(payload(i, lane));
            }
            return lane;
        });

        List<String> expected = new ArrayList<>();
        for (int lane = 0; lane < Race.THREADS; lane++) {
            for (int i = 0; i < ROUNDS; i++) {
                expected.add(payload(i, lane));
            }
        }
        everyHandle(backend -> {
            List<LogEntry> log = backend.registry().read(MODEL, 0);
            assertEquals(
                    numbers(expected.size()),
                    log.stream().map(LogEntry::revision).toList());
            assertEquals(
                    expected.stream().sorted().toList(),
                    log.stream().map(LogEntry::payload).sorted().toList());
        });
    }

    @Test
    @DisplayName("R2 revisions are 1, 2, 3 and so on")
    void revisionsCount() {
        for (int i = 1; i <= ROUNDS; i++) {
            assertEquals(new Committed(i), registry().commit(MODEL, i - 1, payload(i, 0)));
        }

        everyHandle(backend -> assertEquals(
                numbers(ROUNDS),
                backend.registry().read(MODEL, 0).stream()
                        .map(LogEntry::revision)
                        .toList()));
    }

    @Test
    @DisplayName("R3 an entry is read back to the character, also after closing")
    void entriesAreExact() {
        List<LogEntry> expected = new ArrayList<>();
        for (String payload : Samples.payloads()) {
            registry().commit(MODEL, expected.size(), payload);
            expected.add(new LogEntry(expected.size() + 1, payload));
        }

        everyHandle(backend -> assertSameLog(expected, backend.registry().read(MODEL, 0)));
        closeAndReopen();
        everyHandle(backend -> assertSameLog(expected, backend.registry().read(MODEL, 0)));
    }

    @Test
    @DisplayName("R4 a commit at another revision is a conflict that names the latest and changes nothing")
    void conflictsChangeNothing() {
        registry().commit(MODEL, 0, "{\"n\":1}");
        registry().commit(MODEL, 1, "{\"n\":2}");

        for (long expected : List.of(0L, 1L, 3L, 4L, 1_000L, Long.MAX_VALUE)) {
            everyHandle(backend -> assertEquals(
                    new Conflict(2), backend.registry().commit(MODEL, expected, "{\"n\":3}"), "at " + expected));
        }
        everyHandle(backend -> assertSameLog(
                List.of(new LogEntry(1, "{\"n\":1}"), new LogEntry(2, "{\"n\":2}")),
                backend.registry().read(MODEL, 0)));
    }

    @Test
    @DisplayName("R4 R7 a conflict on a model that does not exist does not create it")
    void conflictCreatesNothing() {
        assertEquals(new Conflict(0), registry().commit(MODEL, 1, "{}"));

        everyHandle(backend -> assertEquals(List.of(), backend.registry().models()));
        everyHandle(backend -> assertEquals(List.of(), backend.registry().read(MODEL, 0)));
    }

    @Test
    @DisplayName("R5 a read gives the entries after a revision, in order")
    void readsAfterRevision() {
        List<LogEntry> log = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            registry().commit(MODEL, i - 1, payload(i, 0));
            log.add(new LogEntry(i, payload(i, 0)));
        }

        everyHandle(backend -> {
            for (int after = 0; after <= 5; after++) {
                assertEquals(log.subList(after, 5), backend.registry().read(MODEL, after), "after " + after);
            }
            assertEquals(List.of(), backend.registry().read(MODEL, 6), "after a revision not yet reached");
        });
    }

    @Test
    @DisplayName("R5 every read during commits is a prefix that never shrinks")
    void readsArePrefixes() {
        AtomicBoolean done = new AtomicBoolean();
        Race.of(4, lane -> {
            if (lane == 0) {
                try {
                    for (int i = 1; i <= 4 * ROUNDS; i++) {
                        registry().commit(MODEL, i - 1, payload(i, 0));
                    }
                } finally {
                    done.set(true);
                }
                return 0L;
            }
            AtomicLong seen = new AtomicLong();
            Race.during(done, () -> {
                List<LogEntry> log = registry().read(MODEL, 0);
                assertTrue(log.size() >= seen.get(), "a read saw " + log.size() + " entries after one saw " + seen);
                for (int i = 0; i < log.size(); i++) {
                    assertEquals(new LogEntry(i + 1, payload(i + 1, 0)), log.get(i));
                }
                seen.set(log.size());
            });
            return seen.get();
        });
    }

    @Test
    @DisplayName("R6 R7 models of any valid names are kept apart and listed in order")
    void namesAreKeptApart() {
        List<ModelName> names = Samples.names().stream().map(ModelName::of).toList();
        for (ModelName name : names) {
            assertEquals(new Committed(1), registry().commit(name, 0, payloadOf(name, 1)), name.value());
        }
        for (ModelName name : names) {
            assertEquals(new Committed(2), registry().commit(name, 1, payloadOf(name, 2)), name.value());
        }

        closeAndReopen();
        everyHandle(backend -> {
            assertEquals(names.stream().sorted().toList(), backend.registry().models());
            for (ModelName name : names) {
                assertEquals(
                        List.of(new LogEntry(1, payloadOf(name, 1)), new LogEntry(2, payloadOf(name, 2))),
                        backend.registry().read(name, 0),
                        name.value());
            }
        });
    }

    @Test
    @DisplayName("R7 a model that does not exist has no entries and is not listed for having been read")
    void unknownModelsHaveNoEntries() {
        everyHandle(backend -> assertEquals(List.of(), backend.registry().read(MODEL, 0)));
        everyHandle(backend -> assertEquals(List.of(), backend.registry().read(MODEL, 7)));
        everyHandle(backend -> assertEquals(List.of(), backend.registry().models()));

        registry().commit(MODEL, 0, "{}");
        everyHandle(backend -> assertEquals(List.of(MODEL), backend.registry().models()));
    }

    @Test
    @DisplayName("R8 a payload of another shape is refused at any revision and changes nothing")
    void misshapenPayloadsAreRefused() {
        everyHandle(backend -> assertMisshapenRefused(backend, 0));
        everyHandle(backend -> assertEquals(List.of(), backend.registry().models()));

        registry().commit(MODEL, 0, "{\"n\":1}");
        everyHandle(backend -> {
            assertMisshapenRefused(backend, 1);
            assertMisshapenRefused(backend, 7);
            assertSameLog(
                    List.of(new LogEntry(1, "{\"n\":1}")), backend.registry().read(MODEL, 0));
        });
    }

    @Test
    @DisplayName("R8 a commit of no entries, or of more than fit, is refused at any revision and changes nothing")
    void misshapenCommitsAreRefused() {
        List<List<String>> commits = List.of(
                List.of(),
                Collections.nCopies(1_001, "{}"),
                List.of(Samples.ofBytes(2 * 1024 * 1024), Samples.ofBytes(2 * 1024 * 1024), "{}"));
        for (List<String> commit : commits) {
            for (long expected : List.of(0L, 1L)) {
                everyHandle(backend -> assertThrows(
                        IllegalArgumentException.class,
                        () -> backend.registry().commit(MODEL, expected, commit),
                        () -> commit.size() + " entries at revision " + expected));
            }
        }
        everyHandle(backend -> assertEquals(List.of(), backend.registry().models()));
    }

    @Test
    @DisplayName("R9 entries that are committed together get consecutive revisions in their order")
    void entriesFollowEachOther() {
        List<LogEntry> log = new ArrayList<>();
        for (int size : List.of(1, 3, 1, 2, 1_000)) {
            List<String> entries = entries(log.size(), size);
            assertEquals(new Committed(log.size() + size), registry().commit(MODEL, log.size(), entries));
            entries.forEach(entry -> log.add(new LogEntry(log.size() + 1, entry)));
        }
        List<String> full = List.of(Samples.ofBytes(4 * 1024 * 1024 - 2), "{}");
        assertEquals(new Committed(log.size() + 2), registry().commit(MODEL, log.size(), full));
        full.forEach(entry -> log.add(new LogEntry(log.size() + 1, entry)));

        everyHandle(backend -> assertSameLog(log, backend.registry().read(MODEL, 0)));
        closeAndReopen();
        everyHandle(backend -> {
            for (long after : List.of(0L, 1L, 2L, 5L, (long) log.size() - 1)) {
                assertSameLog(
                        log.subList((int) after, log.size()), backend.registry().read(MODEL, after));
            }
        });
    }

    @Test
    @DisplayName("R9 of entries that are refused together none is there")
    void refusedEntriesChangeNothing() {
        registry().commit(MODEL, 0, entries(0, 2));
        for (String payload : Samples.misshapenPayloads()) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> registry().commit(MODEL, 2, List.of("{\"n\":3}", "{\"n\":4}", payload)),
                    () -> shortened(payload));
        }
        for (long expected : List.of(0L, 1L, 3L)) {
            assertEquals(new Conflict(2), registry().commit(MODEL, expected, entries(2, 3)), "at " + expected);
        }

        everyHandle(backend -> assertEquals(
                entries(0, 2),
                backend.registry().read(MODEL, 0).stream()
                        .map(LogEntry::payload)
                        .toList()));
    }

    @Test
    @DisplayName("R9 whoever reads while entries are committed together sees all or none of them")
    void readersSeeAllOrNone() {
        AtomicBoolean done = new AtomicBoolean();
        Race.of(Race.THREADS, lane -> {
            if (lane > 1) {
                Race.during(done, () -> {
                    List<LogEntry> log = registry().read(MODEL, 0);
                    assertEquals(0, log.size() % 3, "entries of commits of three");
                    for (int i = 0; i < log.size(); i += 3) {
                        assertEquals(log.get(i).payload(), log.get(i + 2).payload(), "writer of the commit");
                    }
                });
                return lane;
            }
            try {
                for (int i = 0; i < ROUNDS; i++) {
                    commitUntilWon(Collections.nCopies(3, payload(i, lane)));
                }
            } finally {
                if (lane == 0) {
                    done.set(true);
                }
            }
            return lane;
        });

        everyHandle(backend ->
                assertEquals(2 * 3 * ROUNDS, backend.registry().read(MODEL, 0).size()));
    }

    private static List<String> entries(long after, int size) {
        return LongStream.range(after, after + size)
                .mapToObj(number -> payload(number, 0))
                .toList();
    }

    private static void assertMisshapenRefused(Backend backend, long revision) {
        for (String payload : Samples.misshapenPayloads()) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> backend.registry().commit(MODEL, revision, payload),
                    () -> shortened(payload) + " at revision " + revision);
        }
    }

    private RegistryStore registry() {
        return next().registry();
    }

    private void commitUntilWon(String payload) {
        commitUntilWon(List.of(payload));
    }

    private void commitUntilWon(List<String> payloads) {
        long expected = 0;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            CommitResult result = registry().commit(MODEL, expected, payloads);
            if (result instanceof Committed) {
                return;
            }
            if (result instanceof Conflict conflict) {
                expected = conflict.actual();
            }
        }
        throw new AssertionError("A writer that retried as it was told never won");
    }

    private static void assertSameLog(List<LogEntry> expected, List<LogEntry> actual) {
        assertEquals(expected.size(), actual.size(), "entries");
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i).revision(), actual.get(i).revision());
            // not assertEquals, whose message would print megabytes
            assertTrue(
                    expected.get(i).payload().equals(actual.get(i).payload()),
                    "entry " + (i + 1) + " was altered: "
                            + shortened(actual.get(i).payload()));
        }
    }

    private static String shortened(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "... of " + text.length() + " characters";
    }

    private static String payload(long number, int lane) {
        return "{\"lane\":" + lane + ",\"number\":" + number + "}";
    }

    private static String payloadOf(ModelName name, int number) {
        return "{\"name\":\"" + name.value().hashCode() + "\",\"length\":"
                + name.value().length() + ",\"number\":" + number + "}";
    }

    private static List<Long> numbers(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
