// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.NotFoundException;
import io.mlops4j.error.UnsupportedFormatException;
import io.mlops4j.fs.file.Seals;
import io.mlops4j.fs.maintenance.Finding;
import io.mlops4j.fs.maintenance.StoreReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every file of the golden store is damaged in every way, one at a time. Whatever is lost is reported, by whoever reads it
 * or by {@link DirectoryBackend#verify}, as a typed error that names the file; nothing altered is ever read as good. What
 * cannot be found is counted.
 */
class DamageTest {
    private static final Path GOLDEN = GoldenStore.FOLDER.resolve("format-1");

    /** How a damage came out. */
    private enum Outcome {
        /** Reading and checking name the file. */
        READ,
        /** Checking names the file; reading does not come across it. */
        CHECKED,
        /** Nothing is lost, and checking names what is too much. */
        HARMLESS,
        /** Looks like an append that was cut off, which checking names as left over. */
        LIKE_AN_APPEND,
        /** Cannot be seen from the directory: the end of a log or segment is gone, or what nobody names. */
        UNSEEN,
        /** The same, but nothing is lost: what searches can do without. */
        NOT_NEEDED
    }

    @TempDir
    Path folder;

    private Path root = Path.of("");
    private Set<String> before = Set.of();
    private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    private final List<String> unseen = new ArrayList<>();
    private final List<String> notNeeded = new ArrayList<>();

    @BeforeEach
    void copy() throws IOException {
        root = GoldenStore.copy(GOLDEN, folder);
        AnnouncedRuns.addTo(root);
    }

    @Test
    void isReportedOrCounted() throws IOException {
        for (Path file : Trees.files(root)) {
            long size = Files.size(file);
            damage(file, Damages.of(root, file, Math.max(1, (int) size / 10)));
        }

        assertThat(outcomes.values().stream().mapToInt(Integer::intValue).sum())
                .as("cases: %s", outcomes)
                .isGreaterThan(2_000);
        assertThat(unseen).allMatch(DamageTest::cannotBeSeen);
        // the ends of three models, eight runs, four segments, two lists; a content and an experiment that nobody names
        assertThat(outcomes.get(Outcome.UNSEEN)).as("unseen: %s", unseen).isLessThan(70);
        assertThat(notNeeded)
                .allMatch(damage -> damage.matches("deleted: index/runs.idx|.*: writers/ended/.*"))
                .hasSizeLessThan(20);
        assertThat(outcomes.get(Outcome.LIKE_AN_APPEND)).as("%s", outcomes).isLessThan(outcomes.get(Outcome.READ) / 5);
    }

    @Tag("rigs")
    @Test
    void isReportedOrCountedAtEveryByte() throws IOException {
        for (Path file : Trees.files(root)) {
            damage(file, Damages.of(root, file, file.startsWith(root.resolve("objects")) ? 400 : 1));
        }

        System.out.println("damages: " + outcomes + ", not needed: " + notNeeded);
        assertThat(unseen).allMatch(DamageTest::cannotBeSeen);
    }

    @Test
    void noticesAnAlterationThatPassesEveryCheck() throws IOException {
        Path last = file("runs/r1/log/.*/000000000007.rec");
        String[] lines = Files.readString(last).replace("FINISHED", "FAILED").split("\n", -1);
        String payload = new String(Seals.json(lines[2].getBytes(UTF_8)), UTF_8);
        byte[] sealed = Seals.record((lines[0] + "\n" + lines[1] + "\n" + payload + "\n").getBytes(UTF_8));

        assertThatThrownBy(() -> damage(last, List.of(seeded(last, List.of(last), sealed))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("made up by seeded");
    }

    @Test
    void noticesAReportThatDoesNotNameTheFile() throws IOException {
        Path file = file("runs/r1/log/.*/000000000002.rec");

        assertThatThrownBy(() -> damage(file, List.of(seeded(file, List.of(root.resolve("elsewhere")), new byte[9]))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("seeded: ")
                .hasMessageContaining("but was 0");
    }

    @Test
    void noticesALossThatNobodyReports() throws IOException {
        Path first = file("runs/r1/metrics/.*");
        Damages.Damage loss = seeded(first, List.of(first), null);

        damage(first, List.of(loss));

        assertThat(unseen).hasSize(1).noneMatch(DamageTest::cannotBeSeen);
    }

    private Path file(String shape) {
        return Trees.files(root).stream()
                .filter(file -> root.relativize(file).toString().matches(shape))
                .findFirst()
                .orElseThrow();
    }

    private static Damages.Damage seeded(Path file, List<Path> named, byte @Nullable [] content) throws IOException {
        byte[] before = Files.readAllBytes(file);
        List<String> names =
                named.stream().map(one -> one.getFileName().toString()).toList();
        Damages.Action action = content == null ? () -> Files.delete(file) : () -> Trees.replace(file, content);
        return new Damages.Damage("seeded", names, false, action, () -> Trees.replace(file, before));
    }

    private static boolean cannotBeSeen(String damage) {
        return damage.matches("(deleted|cut to \\d+ bytes): .*") && !damage.contains("FORMAT");
    }

    private static boolean isSwapOfLists(Damages.Damage damage) {
        return damage.name().startsWith("swapped with")
                && damage.files().stream().allMatch(file -> file.endsWith(".wri"));
    }

    private boolean isForSearches(Path file) {
        return file.startsWith(root.resolve("writers")) || file.startsWith(root.resolve("index"));
    }

    private void damage(Path file, List<Damages.Damage> damages) throws IOException {
        before = StoreFacts.about(root, file);
        Map<String, String> tree = Trees.snapshot(root);
        for (Damages.Damage damage : damages) {
            damage.action().run();
            Outcome outcome = outcome(file, damage);
            outcomes.merge(outcome, 1, Integer::sum);
            if (outcome == Outcome.UNSEEN) {
                unseen.add(damage.name() + ": " + root.relativize(file));
            } else if (outcome == Outcome.NOT_NEEDED) {
                notNeeded.add(damage.name() + ": " + root.relativize(file));
            }
            damage.repair().run();
        }
        assertThat(Trees.snapshot(root)).isEqualTo(tree);
    }

    private Outcome outcome(Path file, Damages.Damage damage) {
        List<Finding> findings = findings(damage);
        boolean found = findings.stream().anyMatch(finding -> finding.problem() != Finding.Problem.LEFTOVER);
        try {
            Set<String> after = StoreFacts.about(root, file);
            Set<String> madeUp = new TreeSet<>(after);
            madeUp.removeAll(before);
            assertThat(madeUp).as("made up by %s", damage.name()).isEmpty();
            if (found) {
                assertThat(after.equals(before) || !isForSearches(file))
                        .as("searches find everything after %s", damage.name())
                        .isTrue();
                return Outcome.CHECKED;
            }
            if (after.equals(before)) {
                if (findings.isEmpty() && isForSearches(file)) {
                    return Outcome.NOT_NEEDED;
                }
                assertThat(findings).as(damage.name()).isNotEmpty();
                return Outcome.HARMLESS;
            }
            return findings.isEmpty() ? Outcome.UNSEEN : Outcome.LIKE_AN_APPEND;
        } catch (CorruptRecordException | UnsupportedFormatException | NotFoundException e) {
            assertThat(damage.files()).as(damage.name()).anyMatch(String.valueOf(e.getMessage())::contains);
            assertThat(found || damage.isFormat())
                    .as("%s is found by checking", damage.name())
                    .isTrue();
            return Outcome.READ;
        }
    }

    /** Checks the store, and requires that whatever is found names the damaged file. */
    private List<Finding> findings(Damages.Damage damage) {
        try (DirectoryBackend backend = DirectoryBackend.at(root)) {
            StoreReport report = backend.verify();
            if (!report.findings().isEmpty()) {
                List<String> named = damage.files().stream()
                        .filter(file -> report.findings().stream()
                                .anyMatch(finding -> finding.message().contains(file)))
                        .toList();
                // a list is sound under any number, which matters only for the one up to which the index was made
                assertThat(named)
                        .as("%s: %s", damage.name(), report.findings())
                        .hasSizeGreaterThanOrEqualTo(
                                isSwapOfLists(damage) ? 1 : damage.files().size());
            }
            assertThat(report.findings())
                    .allMatch(
                            finding -> finding.message().contains(finding.file().toString()));
            return report.findings();
        } catch (CorruptRecordException | UnsupportedFormatException e) {
            assertThat(damage.isFormat()).as("%s: %s", damage.name(), e).isTrue();
            return List.of();
        }
    }
}
