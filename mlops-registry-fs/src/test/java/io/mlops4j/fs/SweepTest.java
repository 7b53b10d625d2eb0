// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Digest;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.RunId;
import io.mlops4j.core.Mlops;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.NotFoundException;
import io.mlops4j.error.StoreUnavailableException;
import io.mlops4j.fs.disk.DiskWatch;
import io.mlops4j.fs.disk.Operation;
import io.mlops4j.fs.disk.WatchedFileSystem;
import io.mlops4j.fs.maintenance.Finding;
import io.mlops4j.fs.maintenance.SweepReport;
import io.mlops4j.tracking.ActiveRun;
import io.mlops4j.tracking.RunQuery;
import io.mlops4j.tracking.RunSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What nobody needs is removed, and nothing else, whoever does what at which moment. */
class SweepTest {
    private static final byte[] ORPHAN = "needed by nobody".getBytes(UTF_8);
    private static final Digest DIGEST = Digest.of(ORPHAN);

    @TempDir
    Path folder;

    private Path root = Path.of("");
    private Set<String> facts = Set.of();

    @BeforeEach
    void makeStore() throws IOException {
        Path made = folder.resolve("made");
        try (Mlops mlops = PublishScript.open(DirectoryBackend.at(made), "x-")) {
            PublishScript.goOn(mlops);
        }
        facts = StoreFacts.in(made);
        store(made);
        renew(0);
    }

    /** Gives a store with a content that nobody names. */
    private void renew(int number) throws IOException {
        root = folder.resolve("copy" + number);
        Trees.copy(folder.resolve("made"), root);
    }

    @Test
    void putsAwayWhatADeadWriterHadAnnounced() throws IOException {
        DirectoryBackend dead = DirectoryBackend.at(root);
        Mlops.open(dead).tracking().start(ExperimentName.of("left")).metric("loss", 1);
        try (DirectoryBackend backend = DirectoryBackend.at(root)) {
            assertThat(backend.sweep(Duration.ZERO).lists()).isZero();
            // however short the grace period of contents is
            assertThat(backend.sweep(Duration.ZERO).lists()).isZero();
            for (Path mark : Trees.files(root.resolve("abandoned"))) {
                Files.setLastModifiedTime(mark, FileTime.from(Instant.now().minus(Duration.ofMinutes(11))));
            }

            assertThat(backend.sweep(Duration.ZERO).lists()).isEqualTo(1);
            assertThat(backend.sweep(Duration.ofDays(1)).lists()).isZero();

            assertThat(backend.verify().findings()).isEmpty();
            assertThat(backend.tracking().search(RunQuery.all()).items()).anyMatch(run -> run.endedAt() == null);
        }
        dead.close();
    }

    @Test
    void removesAtTheSecondSightWhatNobodyNames() {
        SweepReport first = sweep(root, Duration.ZERO);
        assertThat(first.marked()).containsExactly(DIGEST);
        assertThat(first.removed()).isEmpty();
        assertThat(isThere()).isTrue();

        SweepReport second = sweep(root, Duration.ZERO);
        assertThat(second.removed()).containsExactly(DIGEST);
        assertThat(second.bytes()).isEqualTo(ORPHAN.length);
        assertThat(StoreFacts.in(root)).isEqualTo(facts);
        assertThat(root.resolve("orphans")).isEmptyDirectory();
        assertThat(root.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void keepsItForTheGracePeriod() {
        sweep(root, Duration.ZERO);

        SweepReport report = sweep(root, Duration.ofHours(1));

        assertThat(report.waiting()).isEqualTo(1);
        assertThat(report.removed()).isEmpty();
        assertThat(report.marked()).isEmpty();
    }

    @Test
    void keepsWhatWasStoredAgainOrAskedFor() {
        sweep(root, Duration.ZERO);
        store(root);
        assertThat(sweep(root, Duration.ZERO).marked()).containsExactly(DIGEST);
        try (DirectoryBackend backend = DirectoryBackend.at(root)) {
            assertThat(backend.artifacts().contains(DIGEST)).isTrue();
        }
        assertThat(sweep(root, Duration.ZERO).marked()).containsExactly(DIGEST);
        assertThat(sweep(root, Duration.ZERO).removed()).containsExactly(DIGEST);
    }

    @Test
    void keepsAnnouncementsSinceNobodyKnowsWhoHasReadThem() {
        AnnouncedRuns.addTo(root);
        Map<String, String> lists = Trees.snapshot(root.resolve("writers"));

        sweep(root, Duration.ZERO);
        sweep(root, Duration.ZERO);

        assertThat(Trees.snapshot(root.resolve("writers"))).isEqualTo(lists);
        assertThat(root.resolve("index/runs.idx")).exists();
    }

    @Test
    void keepsWhatARunNamesThatWasMovedAside() throws IOException {
        try (Mlops mlops = PublishScript.open(DirectoryBackend.at(root), "y-")) {
            ActiveRun run =
                    mlops.tracking().start(RunSpec.of(ExperimentName.of("left")).withId(RunId.of("aside")));
            run.artifact("model/weights", ORPHAN);
            run.finish();
        }
        Path first = root.resolve("runs/aside/log/000000/000000000001.rec");
        Files.delete(first);
        try (DirectoryBackend backend = DirectoryBackend.at(root)) {
            Path moved = backend.quarantine(new Finding(first, Finding.Problem.MISSING, "gone"))
                    .orElseThrow();
            assertThat(sweep(root, Duration.ZERO).marked()).isEmpty();
            assertThat(sweep(root, Duration.ZERO).removed()).isEmpty();

            Trees.delete(moved.getParent());
        }
        assertThat(sweep(root, Duration.ZERO).marked()).containsExactly(DIGEST);
    }

    @Test
    void removesNothingIfItCannotTellWhatIsNeeded() throws IOException {
        sweep(root, Duration.ZERO);
        Path record = root.resolve("runs/later/log/000000/000000000003.rec");
        byte[] bytes = Files.readAllBytes(record);
        Trees.replace(record, new byte[0]);

        assertThatThrownBy(() -> sweep(root, Duration.ZERO))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining(record.toString());

        Trees.replace(record, bytes);
        assertThat(isThere()).isTrue();
    }

    @Test
    void removesTemporaryFilesThatAreOldEnough() throws IOException {
        Files.writeString(root.resolve("tmp/abandoned"), "half");
        Files.createDirectory(root.resolve("tmp/folder"));
        Files.writeString(root.resolve("tmp/folder/content"), "half");

        assertThat(sweep(root, Duration.ofHours(1)).temporary()).isZero();
        assertThat(sweep(root, Duration.ZERO).temporary()).isEqualTo(2);
        assertThat(root.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void refusesANegativeGracePeriod() {
        assertThatThrownBy(() -> sweep(root, Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("grace period");
    }

    /** Somebody who comes to need the content while it is being removed. */
    private enum Rival {
        STORES_IT {
            @Override
            boolean needs(Path root) {
                SweepTest.store(root);
                return true;
            }
        },
        ASKS_FOR_IT {
            @Override
            boolean needs(Path root) {
                try (DirectoryBackend backend = DirectoryBackend.at(root)) {
                    return backend.artifacts().contains(DIGEST);
                }
            }
        },
        /** The seeded fault: takes it for granted because its file is there. */
        ONLY_LOOKS {
            @Override
            boolean needs(Path root) {
                return Files.exists(root.resolve("objects/" + DIGEST.hex().substring(0, 2) + "/" + DIGEST.hex()));
            }
        };

        /** Gives whether it was told that the content is there. */
        abstract boolean needs(Path root);
    }

    @ParameterizedTest
    @EnumSource
    void meetsARivalAtEveryMoment(Rival rival) throws IOException {
        int lost = 0;
        int moments = 0;
        for (boolean done = false; !done; moments++) {
            renew(moments + 1);
            sweep(root, Duration.ZERO);
            At at = new At(moments, At::isOfASweep, () -> rival.needs(root));
            sweep(WatchedFileSystem.watch(root, at), Duration.ZERO);
            done = !at.happened;
            lost += at.told && !isThere() ? 1 : 0;
            assertThat(StoreFacts.in(root)).containsAll(facts);
            Trees.delete(root);
        }

        assertThat(moments).isGreaterThan(30);
        if (rival == Rival.ONLY_LOOKS) {
            assertThat(lost).as("lost by the seeded fault").isPositive();
        } else {
            assertThat(lost).as("lost").isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"STORES_IT", "ASKS_FOR_IT"})
    void comesAtEveryMomentOfARival(Rival rival) throws IOException {
        int moments = 0;
        for (boolean done = false; !done; moments++) {
            renew(moments + 1);
            sweep(root, Duration.ZERO);
            Path swept = root;
            At at = new At(moments, operation -> true, () -> sweep(swept, Duration.ZERO) == null);
            boolean told = isTold(rival, WatchedFileSystem.watch(root, at));
            done = !at.happened;
            assertThat(isThere() || !told).as("moment %s", moments).isTrue();
            Trees.delete(root);
        }
        assertThat(moments).isGreaterThan(10);
    }

    private static boolean isTold(Rival rival, Path root) {
        try {
            return rival.needs(root);
        } catch (StoreUnavailableException e) {
            // its temporary file was swept, as no grace period forbade it
            return false;
        }
    }

    @Test
    void mayDieAtEveryMoment() throws IOException {
        int moments = 0;
        for (boolean done = false; !done; moments++) {
            renew(moments + 1);
            sweep(root, Duration.ZERO);
            At at = new At(moments, At::isOfASweep, () -> {
                throw new Death();
            });
            try {
                sweep(WatchedFileSystem.watch(root, at), Duration.ZERO);
            } catch (Death e) {
                // what it left is looked at
            }
            done = !at.happened;
            assertThat(StoreFacts.in(root)).containsAll(facts);
            sweep(root, Duration.ZERO);
            sweep(root, Duration.ZERO);
            assertThat(StoreFacts.in(root)).isEqualTo(facts);
            assertThat(root.resolve("orphans")).isEmptyDirectory();
            assertThat(root.resolve("tmp")).isEmptyDirectory();
            Trees.delete(root);
        }
        assertThat(moments).isGreaterThan(30);
    }

    private static final class Death extends Error {
        private static final long serialVersionUID = 1;
    }

    private interface Deed {
        boolean isTold();
    }

    /** Lets something happen before one of the operations. */
    private static final class At implements DiskWatch {
        private final Predicate<Operation> moments;
        private final Deed deed;
        private int left;
        private boolean happened;
        private boolean told;

        At(int operation, Predicate<Operation> moments, Deed deed) {
            this.left = operation;
            this.moments = moments;
            this.deed = deed;
        }

        /** Reading a log, or whatever else changes nothing, is one moment. */
        static boolean isOfASweep(Operation operation) {
            return operation.kind().changes()
                    || operation.path().toString().contains("orphans")
                    || operation.path().toString().contains(DIGEST.hex())
                    || operation.kind() == Operation.Kind.LIST;
        }

        @Override
        public Operation before(Operation operation) {
            if (!happened && moments.test(operation) && left-- == 0) {
                happened = true;
                told = deed.isTold();
            }
            return operation;
        }
    }

    private static void store(Path root) {
        try (Mlops mlops = PublishScript.open(DirectoryBackend.at(root), "x-")) {
            mlops.artifacts().put(ArtifactPath.of("orphan"), ORPHAN);
        }
    }

    private boolean isThere() {
        try (Mlops mlops = PublishScript.open(DirectoryBackend.at(root), "x-")) {
            return mlops.artifacts().read(DIGEST).length == ORPHAN.length;
        } catch (NotFoundException e) {
            return false;
        }
    }

    private static SweepReport sweep(Path root, Duration grace) {
        try (DirectoryBackend backend = DirectoryBackend.at(root)) {
            return backend.sweep(grace);
        }
    }
}
