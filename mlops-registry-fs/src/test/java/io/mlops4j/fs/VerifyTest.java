// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.fs.maintenance.Finding;
import io.mlops4j.fs.maintenance.Finding.Problem;
import io.mlops4j.fs.maintenance.StoreReport;
import io.mlops4j.tracking.RunQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A check of the whole store, and what to do about what it finds. */
class VerifyTest {
    private static final Path GOLDEN = GoldenStore.FOLDER.resolve("format-1");
    private static final String LOG = "models/%43redit%20risk/log/000000/";

    @TempDir
    Path folder;

    private Path root = Path.of("");

    @BeforeEach
    void copy() throws IOException {
        root = GoldenStore.copy(GOLDEN, folder);
    }

    @Test
    void readsAnnouncementsAndTheIndexToo() throws IOException {
        AnnouncedRuns.addTo(root);
        Map<String, String> before = Trees.snapshot(root);

        StoreReport report = verify();

        assertThat(report.findings()).isEmpty();
        assertThat(report.files()).isEqualTo(Trees.files(root).size());
        assertThat(Trees.snapshot(root)).isEqualTo(before);
    }

    @Test
    void findsListsThatAreDamagedMissingOrSomebodyElses() throws IOException {
        AnnouncedRuns.addTo(root);
        Path lists = root.resolve("writers/ended/000000");
        Files.delete(lists.resolve("000000000001.wri"));
        Files.copy(lists.resolve("000000000003.wri"), lists.resolve("000000000007.wri"));
        Files.createDirectories(lists.resolveSibling("000001"));
        Files.copy(
                lists.resolve("000000000003.wri"),
                lists.resolveSibling("000001").resolve("000000000008.wri"));
        Files.writeString(root.resolve("writers/notes.txt"), "mine");
        Files.writeString(root.resolve("index/notes.txt"), "mine");

        assertThat(verify().findings())
                .extracting(finding -> finding.problem() + " " + finding.file().getFileName())
                .containsExactlyInAnyOrder(
                        "DAMAGED notes.txt",
                        "DAMAGED notes.txt",
                        "DAMAGED 000000000008.wri",
                        "MISSING 000000000001.wri",
                        "MISSING 000000000005.wri",
                        "DAMAGED 000000000007.wri");
    }

    @Test
    void callsAnIndexHarmlessWhateverIsWrongWithIt() throws IOException {
        AnnouncedRuns.addTo(root);
        Path index = root.resolve("index/runs.idx");
        Files.writeString(index, "x", StandardOpenOption.APPEND);
        assertLeftOver(index);

        Files.delete(index);
        assertThat(verify().findings()).isEmpty();

        AnnouncedRuns.saveIndex(root);
        Files.delete(root.resolve("writers/ended/000000/000000000004.wri"));
        assertLeftOver(index);
    }

    @Test
    void callsLeftOverWhatWritersLeave() throws IOException {
        AnnouncedRuns.addTo(root);
        Path live = Trees.files(root.resolve("writers")).stream()
                .filter(file -> !file.startsWith(root.resolve("writers/ended")))
                .findFirst()
                .orElseThrow();
        Files.writeString(live, "0123", StandardOpenOption.APPEND);
        assertLeftOver(live);

        Trees.replace(live, new byte[0]);
        assertThat(verify().findings())
                .as("a writer that has announced nothing")
                .isEmpty();

        Path ended = root.resolve("writers/ended/000000/000000000003.wri");
        String writer = Files.readString(ended).replaceAll("(?s).*writer=([0-9a-f]+) .*", "$1");
        Path same = root.resolve("writers/" + writer + ".wri");
        Files.copy(ended, same);
        assertLeftOver(same);
    }

    private void assertLeftOver(Path file) {
        assertThat(verify().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.problem()).isEqualTo(Problem.LEFTOVER);
            assertThat(finding.file()).isEqualTo(file);
        });
    }

    @Test
    void readsEveryFileAndChangesNone() throws IOException {
        Map<String, String> before = Trees.snapshot(root);

        StoreReport report = verify();

        assertThat(report.isSound()).isTrue();
        assertThat(report.findings()).isEmpty();
        assertThat(report.files()).isEqualTo(Trees.files(root).size());
        assertThat(Trees.snapshot(root)).isEqualTo(before);
    }

    @Test
    void doesNotStopAtTheFirst() throws IOException {
        List<Path> damaged = new ArrayList<>();
        List<Path> all = Trees.files(root);
        // not FORMAT, without which the store does not open
        for (int i = 1; i < all.size(); i += 3) {
            damaged.add(all.get(i));
            Trees.replace(all.get(i), new byte[] {'?'});
        }

        StoreReport report = verify();

        Set<Path> found = report.findings().stream().map(Finding::file).collect(Collectors.toSet());
        // a record where there are no hard links is a folder
        assertThat(damaged)
                .filteredOn(file -> !file.toString().endsWith(".seg"))
                .map(file -> file.endsWith("content") ? file.getParent() : file)
                .isSubsetOf(found);
        assertThat(report.isSound()).isFalse();
    }

    @Test
    void blamesNobodyForTheDamageOfOthers() throws IOException {
        Trees.replace(root.resolve(LOG + "000000000004.rec"), new byte[0]);
        Files.delete(root.resolve(LOG + "000000000008.rec"));

        assertThat(verify().findings())
                .extracting(finding -> finding.problem() + " " + finding.file().getFileName())
                .containsExactly("DAMAGED 000000000004.rec", "MISSING 000000000008.rec");
    }

    @Test
    void findsWhatOthersNameAndIsGone() throws IOException {
        Path object = root.resolve("objects/24");
        Path content = Trees.files(object).get(0);
        Files.delete(content);
        Files.delete(root.resolve("experiments/trees.rec"));
        Trees.delete(root.resolve("runs/%522"));

        List<Finding> findings = verify().findings();

        assertThat(findings).allMatch(finding -> finding.problem() == Problem.MISSING);
        assertThat(findings)
                .extracting(Finding::file)
                .containsExactlyInAnyOrder(
                        content,
                        root.resolve("experiments/trees.rec"),
                        root.resolve("runs/%522/log/000000/000000000001.rec"));
        assertThat(findings).extracting(Finding::message).anyMatch(message -> message.contains("version 2"));
    }

    @Test
    void callsHarmlessWhatIs() throws IOException {
        Path segment = Trees.files(root.resolve("runs/r1/metrics")).get(0);
        Files.writeString(segment, "0123", StandardOpenOption.APPEND);
        Files.createDirectories(root.resolve("tmp"));
        Files.writeString(root.resolve("tmp/abandoned"), "half");
        Files.createDirectories(root.resolve("models/new/log/000000"));

        StoreReport report = verify();

        assertThat(report.isSound()).isTrue();
        assertThat(report.findings())
                .extracting(Finding::problem)
                .containsExactly(Problem.LEFTOVER, Problem.LEFTOVER, Problem.LEFTOVER);
    }

    @Test
    void survivesARecordOfAnAbsurdNumber() throws IOException {
        Files.copy(root.resolve(LOG + "000000000001.rec"), root.resolve(LOG + "000000000999.rec"));

        assertThat(verify().findings())
                .extracting(finding -> finding.problem() + " " + finding.file().getFileName())
                .containsExactly("MISSING 000000000015.rec", "DAMAGED 000000000999.rec");
    }

    @Test
    void movesADamagedFileAsideWithTheReason() throws IOException {
        Path alien = root.resolve("models/Notes of mine.txt");
        Files.writeString(alien, "mine");
        assertThatThrownBy(() -> StoreFacts.in(root)).hasMessageContaining("Notes of mine.txt");

        Path moved = quarantine(verify().findings().get(0)).orElseThrow();

        assertThat(moved).hasContent("mine");
        assertThat(moved.resolveSibling("reason.txt"))
                .content()
                .contains("file: models/Notes of mine.txt\nreason: Cannot read '");
        assertThat(StoreFacts.in(root)).isEqualTo(GoldenStore.facts(GOLDEN));
        assertThat(verify().findings()).isEmpty();
    }

    @Test
    void movesFoldersAndLinksToo(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("x"), "x");
        Files.createDirectories(root.resolve("runs/r1/notes/deep"));
        Files.createSymbolicLink(root.resolve("experiments/link.rec"), elsewhere);

        verify().findings().forEach(this::quarantine);

        assertThat(verify().findings()).isEmpty();
        assertThat(elsewhere.resolve("x")).hasContent("x");
        assertThat(root.resolve("runs/r1/notes")).doesNotExist();
    }

    @Test
    void letsALogGoOnWithoutItsDamagedEnd() throws IOException {
        Trees.replace(root.resolve(LOG + "000000000014.rec/content"), new byte[] {'?'});
        verify().findings().forEach(this::quarantine);

        assertThat(verify().findings()).isEmpty();
        assertThat(StoreFacts.in(root)).anyMatch(fact -> fact.startsWith("model Credit risk 13 "));
    }

    @Test
    void saysOfEachStrayFileOnceWhatItIs() throws IOException {
        List<String> strays = List.of(
                "backup.tar",
                "experiments/x.txt",
                "experiments/X.rec",
                "models/log",
                "models/new/log",
                "models/new/notes.txt",
                "models/notes.txt",
                "objects/x.txt",
                "runs/README.md",
                "runs/r1/log/notes.txt",
                "runs/r1/metrics/notes.txt");
        for (String stray : strays) {
            Files.createDirectories(root.resolve(stray).getParent());
            Files.writeString(root.resolve(stray), "hi");
        }

        List<Finding> findings = verify().findings();

        assertThat(findings)
                .extracting(finding -> root.relativize(finding.file()).toString())
                .containsExactlyInAnyOrderElementsOf(strays);
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.problem()).isEqualTo(Problem.DAMAGED);
            assertThat(finding.message()).endsWith("it is a link or something else that the store never makes there");
        });
        findings.forEach(finding -> assertThat(quarantine(finding)).isPresent());
        assertThat(findings)
                .allSatisfy(finding -> assertThat(quarantine(finding)).isEmpty());
        assertThat(verify().isSound()).isTrue();
        assertThat(StoreFacts.in(root)).isEqualTo(GoldenStore.facts(GOLDEN));
    }

    @Test
    void aRunIsGivenUpOverARecordThatIsMissing() throws IOException {
        Path run = root.resolve("runs/r1");
        Path first = run.resolve("log/000000/000000000001.rec");
        Trees.replace(first, new byte[] {'?'});
        verify().findings().forEach(this::quarantine);
        Finding missing = verify().findings().stream()
                .filter(finding -> finding.file().equals(first))
                .findFirst()
                .orElseThrow();
        assertThat(missing.problem()).isEqualTo(Problem.MISSING);
        try (DirectoryBackend backend = DirectoryBackend.at(root)) {
            assertThatThrownBy(() -> backend.tracking().search(RunQuery.all()))
                    .isInstanceOf(CorruptRecordException.class);
        }

        Path moved = quarantine(missing).orElseThrow();

        assertThat(moved.resolve("log/000000/000000000002.rec")).exists();
        assertThat(run).doesNotExist();
        assertThat(quarantine(missing)).isEmpty();
        try (DirectoryBackend backend = DirectoryBackend.at(root)) {
            assertThat(backend.tracking().search(RunQuery.all()).items())
                    .extracting(found -> found.id().value())
                    .isNotEmpty()
                    .doesNotContain("r1");
            backend.sweep(Duration.ZERO);
        }
    }

    @Test
    void aRunIsNotGivenUpOnceItIsWholeAgain() {
        Path first = root.resolve("runs/r1/log/000000/000000000001.rec");

        assertThat(quarantine(new Finding(first, Problem.MISSING, "it was"))).isEmpty();

        assertThat(first).exists();
    }

    @Test
    void movesNothingElse() throws IOException {
        for (Finding finding : List.of(
                new Finding(root.resolve("FORMAT"), Problem.DAMAGED, "x"),
                new Finding(root.resolve("models"), Problem.DAMAGED, "x"),
                new Finding(root, Problem.DAMAGED, "x"),
                new Finding(root.resolve("models/../../outside"), Problem.DAMAGED, "x"),
                new Finding(folder.resolve("outside"), Problem.DAMAGED, "x"),
                new Finding(root.resolve("models/x"), Problem.MISSING, "x"),
                new Finding(root.resolve(LOG + "000000000002.rec"), Problem.MISSING, "x"),
                new Finding(root.resolve("experiments/trees.rec"), Problem.MISSING, "x"),
                new Finding(root.resolve("runs/r1"), Problem.MISSING, "x"),
                new Finding(root.resolve("writers/" + "0".repeat(32) + ".wri"), Problem.DAMAGED, "x"),
                new Finding(root.resolve("writers/ended/000000/000000000001.wri"), Problem.DAMAGED, "x"),
                new Finding(root.resolve("tmp/x"), Problem.LEFTOVER, "x"))) {
            assertThatThrownBy(() -> quarantine(finding))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("Invalid finding: ");
        }
        assertThat(root.resolve("quarantine")).doesNotExist();
    }

    private StoreReport verify() {
        try (DirectoryBackend backend = DirectoryBackend.at(root)) {
            return backend.verify();
        }
    }

    private Optional<Path> quarantine(Finding finding) {
        try (DirectoryBackend backend = DirectoryBackend.at(root)) {
            return backend.quarantine(finding);
        }
    }
}
