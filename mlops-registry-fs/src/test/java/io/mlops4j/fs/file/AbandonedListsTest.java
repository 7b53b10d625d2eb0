// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.fs.disk.DiskWatch;
import io.mlops4j.fs.disk.Operation;
import io.mlops4j.fs.disk.Operation.Kind;
import io.mlops4j.fs.disk.WatchedFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Writers that died, and writers that only look as if they had, at every moment of a sweep. */
class AbandonedListsTest {
    /** Whatever was marked before counts as marked long ago. */
    private static final Instant LATER = Instant.MAX;

    /** More than a writer goes without looking. */
    private static final long WHILE = 2_000_000_000L;

    @TempDir
    Path base;

    private Path root = Path.of("");
    private long nanos;

    @BeforeEach
    void makeStore() throws IOException {
        root = makeStore("store");
    }

    private Path makeStore(String name) throws IOException {
        Path store = Files.createDirectory(base.resolve(name));
        Files.createFile(store.resolve("FORMAT"));
        return store;
    }

    @Test
    void putsAwayWhatDeadWritersLeft() throws IOException {
        Announcements dead = writer();
        dead.begin("r1");
        AnnouncementReader reader = reader();
        assertThat(read(reader)).containsExactly("r1");
        assertThat(reader.open()).containsExactly("r1");

        assertThat(lists(root).putAway(LATER)).isZero();
        assertThat(reader.open()).containsExactly("r1");
        assertThat(lists(root).putAway(LATER)).isEqualTo(1);

        assertThat(read(reader)).containsExactly("r1");
        assertThat(reader.open()).isEmpty();
        assertThat(read(reader)).isEmpty();
        assertThat(files(root).writers()).isEmpty();
        assertThat(files(root).lastEnded()).isEqualTo(1);
        assertThat(root.resolve("abandoned")).isEmptyDirectory();
    }

    @Test
    void waitsUntilAMarkIsOldEnough() throws IOException {
        writer().begin("r1");

        assertThat(lists(root).putAway(Instant.EPOCH)).isZero();
        assertThat(lists(root).putAway(Instant.EPOCH)).isZero();
        assertThat(files(root).writers()).hasSize(1);
    }

    @Test
    void leavesAloneWhoAnswers() throws IOException {
        Announcements alive = writer();
        alive.end(alive.begin("r1"));
        for (int sweep = 0; sweep < 3; sweep++) {
            assertThat(lists(root).putAway(LATER)).isZero();
            nanos += WHILE;
            alive.end(alive.begin("r1"));
        }

        assertThat(files(root).writers()).hasSize(1);
        assertThat(files(root).lastEnded()).isZero();
        alive.close();
        assertThat(files(root).writers()).isEmpty();
        assertThat(files(root).lastEnded()).isEqualTo(1);
    }

    @Test
    void announcesAnewWhoComesBack() throws IOException {
        Announcements sleeper = writer();
        Announcements.Announced kept = sleeper.begin("r1");
        sleeper.end(sleeper.begin("r2"));
        String before = files(root).writers().get(0);
        lists(root).putAway(LATER);
        assertThat(lists(root).putAway(LATER)).isEqualTo(1);

        nanos += WHILE;
        Announcements.Announced again = sleeper.begin("r2");

        assertThat(files(root).writers()).hasSize(1).doesNotContain(before);
        AnnouncementReader reader = reader();
        read(reader);
        assertThat(reader.open()).containsExactlyInAnyOrder("r1", "r2");
        sleeper.end(again);
        sleeper.finish(kept);
        read(reader);
        assertThat(reader.open()).containsExactly("r2");
        sleeper.close();
        assertThat(files(root).writers()).isEmpty();
        assertThat(files(root).lastEnded()).isEqualTo(2);
    }

    @Test
    void leavesItToTheSweepToPutAwayWhatItHasGivenUp() throws IOException {
        Announcements sleeper = writer();
        sleeper.begin("r1");
        String name = files(root).writers().get(0);
        lists(root).putAway(LATER);
        assertThat(files(root).marks().giveUp(name)).isTrue();
        assertThat(files(root).marks().giveUp(name)).isFalse();

        sleeper.close();
        files(root).end(name);
        assertThat(files(root).writers()).containsExactly(name);

        assertThat(lists(root).putAway(LATER)).isEqualTo(1);
        assertThat(files(root).lastEnded()).isEqualTo(1);
    }

    @Test
    void cutsOffATornEndAndKeepsADamagedList() throws IOException {
        writer().begin("r1");
        writer().begin("r1");
        Path torn = files(root).live(files(root).writers().get(0));
        Path damaged = files(root).live(files(root).writers().get(1));
        Files.writeString(torn, Files.readString(torn) + "0123\0\0");
        Files.writeString(damaged, Files.readString(damaged) + "x");
        Files.writeString(files(root).live("0".repeat(32)), "mlops4j-wr");

        lists(root).putAway(LATER);
        assertThat(lists(root).putAway(LATER)).isEqualTo(2);

        assertThat(files(root).writers()).containsExactly(WriterFiles.writer(damaged));
        assertThat(files(root).lastEnded()).isEqualTo(1);
        assertThat(reader().readNew(name -> {})).isFalse();
        Files.delete(damaged);
        assertThat(reader().readNew(name -> {})).isTrue();
    }

    @Test
    void removesAListThatItsWriterHadPutAwayAlready() throws IOException {
        writer().begin("r1");
        String name = files(root).writers().get(0);
        files(root).number(Files.readAllBytes(files(root).live(name)));

        lists(root).putAway(LATER);
        assertThat(lists(root).putAway(LATER)).isEqualTo(1);

        assertThat(files(root).writers()).isEmpty();
        assertThat(files(root).lastEnded()).isEqualTo(1);
    }

    /** How somebody breaks the protocol. */
    private enum Fault {
        NONE,
        /** The sweep puts a list away without having won its mark. */
        WINS_NO_MARK,
        /** The writer comes back and does not look for a mark. */
        DOES_NOT_LOOK,
        /** The sweep removes a list that has got no number. */
        GIVES_NO_NUMBER;

        Operation of(Operation operation) {
            boolean left = (this == WINS_NO_MARK && operation.kind() == Kind.RENAME)
                    || (this == GIVES_NO_NUMBER && operation.kind() == Kind.LINK);
            return left ? operation.as(Kind.NOTHING) : operation;
        }
    }

    @Test
    void neverLosesAWriterThatComesAtAnyMomentOfASweep() throws IOException {
        comeAtEachMoment(Fault.NONE);
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void noticesWhoLosesAWriter(Fault fault) {
        assertThatThrownBy(() -> comeAtEachMoment(fault))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("at moment");
    }

    private void comeAtEachMoment(Fault fault) throws IOException {
        for (int moment = 1; ; moment++) {
            root = makeStore("alive" + moment);
            Announcements writer = writer();
            writer.end(writer.begin("r1"));
            AnnouncementReader reader = reader();
            read(reader);
            lists(root).putAway(LATER);
            nanos += fault == Fault.DOES_NOT_LOOK ? 0 : WHILE;

            int when = moment;
            At at = new At(when, fault, () -> {
                writer.begin("r1");
                assertSeen(reader, when);
            });
            lists(WatchedFileSystem.watch(root, at)).putAway(LATER);

            assertSeen(reader, when);
            assertSeen(reader(), when);
            if (!at.came()) {
                assertThat(moment).isGreaterThan(20);
                return;
            }
        }
    }

    /** Whoever searches looks at the run: it was announced since, or it is. */
    private static void assertSeen(AnnouncementReader reader, int moment) {
        Set<String> seen = read(reader);
        seen.addAll(reader.open());
        assertThat(seen).as("at moment %s", moment).contains("r1");
    }

    @Test
    void endsWhatASweepThatDiedHasBegun() throws IOException {
        dieAtEachMoment(Fault.NONE);
    }

    @Test
    void noticesASweepThatLosesAListWhenItDies() {
        assertThatThrownBy(() -> dieAtEachMoment(Fault.GIVES_NO_NUMBER)).isInstanceOf(AssertionError.class);
    }

    private void dieAtEachMoment(Fault fault) throws IOException {
        for (int moment = 1; ; moment++) {
            root = makeStore("dying" + moment);
            writer().begin("r1");
            AnnouncementReader reader = reader();
            lists(root).putAway(LATER);

            At at = new At(moment, fault, () -> {
                throw new IllegalStateException("dies");
            });
            boolean died = false;
            try {
                lists(WatchedFileSystem.watch(root, at)).putAway(LATER);
            } catch (IllegalStateException e) {
                died = true;
            }
            assertSeen(reader, moment);
            lists(root).putAway(LATER);
            lists(root).putAway(LATER);

            assertThat(files(root).writers()).as("after moment %s", moment).isEmpty();
            assertThat(files(root).lastEnded()).isEqualTo(1);
            if (!died) {
                return;
            }
        }
    }

    /** Does something before an operation. */
    private static final class At implements DiskWatch {
        private final Fault fault;
        private final Runnable action;
        private int left;

        At(int moment, Fault fault, Runnable action) {
            this.left = moment;
            this.fault = fault;
            this.action = action;
        }

        boolean came() {
            return left <= 0;
        }

        @Override
        public Operation before(Operation operation) {
            if (--left == 0) {
                action.run();
            }
            return fault.of(operation);
        }
    }

    private Announcements writer() {
        StoreFiles store = new StoreFiles(root);
        return new Announcements(
                new DurableFiles(store),
                files(root),
                new Announcements.Listener() {
                    @Override
                    public void idle(String name) {}

                    @Override
                    public void finished(String name) {}
                },
                () -> nanos);
    }

    private AnnouncementReader reader() {
        return new AnnouncementReader(files(root));
    }

    private static Set<String> read(AnnouncementReader reader) {
        Set<String> names = new HashSet<>();
        assertThat(reader.readNew(names::add)).isTrue();
        return names;
    }

    private static WriterFiles files(Path root) {
        StoreFiles store = new StoreFiles(root);
        DurableFiles durable = new DurableFiles(store);
        return new WriterFiles(store, durable, new Publisher(store, durable, Placing.LINK), root.resolve("writers"));
    }

    private static AbandonedLists lists(Path root) {
        StoreFiles store = new StoreFiles(root);
        return new AbandonedLists(store, new DurableFiles(store), files(root));
    }
}
