// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.error.CommitStateUnknownException;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.StoreUnavailableException;
import io.mlops4j.fs.disk.DiskWatch;
import io.mlops4j.fs.disk.Operation;
import io.mlops4j.fs.disk.Operation.Kind;
import io.mlops4j.fs.disk.WatchedFileSystem;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How contents get their names, both ways. */
class PublisherTest {
    @TempDir
    Path root;

    private Path watched = Path.of("");

    @ParameterizedTest
    @EnumSource
    void givesANameOnce(Placing placing) throws IOException {
        Publisher publisher = publisher(placing);
        Path target = root.resolve("name");

        assertThat(publisher.publish(target, bytes("first"))).isEqualTo(Publisher.Outcome.WON);
        assertThat(publisher.publish(target, bytes("other"))).isEqualTo(Publisher.Outcome.LOST);
        assertThat(new StoreFiles(root).read(target))
                .hasValueSatisfying(read -> assertThat(read).isEqualTo(bytes("first")));
        assertThat(root.resolve("tmp")).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource
    void countsAnOwnContentAsWonWhateverTheErrorSaid(Placing placing) {
        Publisher publisher = publisher(placing);
        Path target = root.resolve("name");
        publisher.publish(target, bytes("own"));

        // as when the answer to the first attempt was lost and the file system tried again
        assertThat(publisher.publish(target, bytes("own"))).isEqualTo(Publisher.Outcome.WON);
    }

    @ParameterizedTest
    @EnumSource
    void reportsANameThatCannotBeGiven(Placing placing) {
        Publisher publisher = publisher(placing);

        assertThatThrownBy(() -> publisher.publish(root.resolve("missing/name"), bytes("x")))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("missing");
        assertThat(root.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void doesNotLoseToANameOfTheOtherWay() {
        Publisher links = publisher(Placing.LINK);
        Publisher folders = publisher(Placing.FOLDER);

        assertThat(links.publish(root.resolve("a"), bytes("link"))).isEqualTo(Publisher.Outcome.WON);
        assertThat(folders.publish(root.resolve("a"), bytes("folder"))).isEqualTo(Publisher.Outcome.LOST);
        assertThat(folders.publish(root.resolve("b"), bytes("folder"))).isEqualTo(Publisher.Outcome.WON);
        assertThat(links.publish(root.resolve("b"), bytes("link"))).isEqualTo(Publisher.Outcome.LOST);
    }

    @Test
    void findsOutThatThisFileSystemHasHardLinks() throws IOException {
        assertThat(publisher(null).placing()).isEqualTo(Placing.LINK);
    }

    @Test
    void asksTheFileSystemOnce() throws IOException {
        List<Operation> links = new ArrayList<>();
        Publisher publisher = publisher(
                (moment, operation) -> {
                    if (moment == Moment.AFTER && operation.kind() == Kind.LINK) {
                        links.add(operation);
                    }
                },
                null);

        publisher.publish(watched.resolve("a"), bytes("a"));
        publisher.publish(watched.resolve("b"), bytes("b"));

        assertThat(links).hasSize(3);
        assertThat(root.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void doesWithoutHardLinks() throws IOException {
        Publisher unsupported = publisher(
                (moment, operation) -> {
                    if (operation.kind() == Kind.LINK) {
                        throw new UnsupportedOperationException();
                    }
                },
                null);

        assertThat(unsupported.placing()).isEqualTo(Placing.FOLDER);
        Publisher refused = publisher(refusing(Kind.LINK, ""), null);
        assertThat(refused.placing()).isEqualTo(Placing.FOLDER);
        assertThat(root.resolve("tmp")).isEmptyDirectory();
        assertThat(refused.publish(watched.resolve("a"), bytes("a"))).isEqualTo(Publisher.Outcome.WON);
        assertThat(root.resolve("a")).isDirectory();
    }

    @Test
    void doesNotTakeAFullDiskForOneWithoutLinks() throws IOException {
        Publisher gone = publisher(
                (moment, operation) -> {
                    if (operation.kind() == Kind.LINK) {
                        Files.delete(operation.path());
                        throw new IOException("refused");
                    }
                },
                null);

        assertThatThrownBy(gone::placing).hasMessage("refused");
        Publisher full = publisher(refusing(Kind.CREATE, ""), null);
        assertThatThrownBy(full::placing).hasMessage("refused");
        assertThatThrownBy(() -> full.publish(watched.resolve("a"), bytes("a")))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("Cannot write '" + root.resolve("a") + "': refused");
    }

    @ParameterizedTest
    @EnumSource
    void leavesNothingBehindThatItCouldNotWrite(Placing placing) {
        for (Kind kind : List.of(Kind.CREATE, Kind.WRITE)) {
            Publisher publisher = publisher(refusing(kind, ""), placing);

            assertThatThrownBy(() -> publisher.publish(watched.resolve("a"), bytes("a")))
                    .isInstanceOf(StoreUnavailableException.class);
            assertThat(root.resolve("tmp")).isEmptyDirectory();
            assertThat(root.resolve("a")).doesNotExist();
        }
    }

    @ParameterizedTest
    @EnumSource
    void looksWhoHasANameThatWasRefused(Placing placing) {
        Kind giving = placing == Placing.LINK ? Kind.LINK : Kind.RENAME;
        Path target = root.resolve("a");
        Publisher refused = publisher(refusing(giving, ""), placing);
        assertThatThrownBy(() -> refused.publish(watched.resolve("a"), bytes("a")))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("Cannot write '" + target + "': refused");
        assertThat(root.resolve("tmp")).isEmptyDirectory();

        Publisher reported = publisher(
                (moment, operation) -> {
                    if (moment == Moment.AFTER && operation.kind() == giving) {
                        throw new IOException("the answer was lost");
                    }
                },
                placing);
        assertThat(reported.publish(watched.resolve("a"), bytes("a"))).isEqualTo(Publisher.Outcome.WON);
        Publisher late = publisher(refusing(giving, ""), placing);
        assertThat(late.publish(watched.resolve("a"), bytes("other"))).isEqualTo(Publisher.Outcome.LOST);
        assertThat(new StoreFiles(root).read(target))
                .hasValueSatisfying(read -> assertThat(read).isEqualTo(bytes("a")));
    }

    @Test
    void hasLostToANameThatIsNotYetVisible() {
        Publisher publisher = publisher(
                (moment, operation) -> {
                    if (operation.kind() == Kind.LINK) {
                        throw new FileAlreadyExistsException(String.valueOf(operation.target()));
                    }
                },
                Placing.LINK);

        assertThat(publisher.publish(watched.resolve("a"), bytes("a"))).isEqualTo(Publisher.Outcome.LOST);
    }

    @Test
    void saysThatItCannotTellWhoHasTheName() {
        Publisher publisher = publisher(
                (moment, operation) -> {
                    if (operation.kind() == Kind.LINK) {
                        throw new IOException("refused");
                    } else if (operation.path().endsWith("a")) {
                        throw new IOException("unreadable");
                    }
                },
                Placing.LINK);

        assertThatThrownBy(() -> publisher.publish(watched.resolve("a"), bytes("a")))
                .isInstanceOf(CommitStateUnknownException.class)
                .hasMessageContaining(root.resolve("a").toString())
                .hasMessageContaining("unreadable")
                .cause()
                .satisfies(cause -> assertThat(cause.getSuppressed())
                        .singleElement()
                        .satisfies(first -> assertThat(first).hasMessage("refused")));
    }

    @Test
    void saysThatItCannotTellWhetherTheNameIsDurable() throws IOException {
        Path folder = Files.createDirectory(root.resolve("folder"));
        Publisher publisher = publisher(refusing(Kind.FORCE, "folder"), Placing.LINK);

        assertThatThrownBy(() -> publisher.publish(watched.resolve("folder/a"), bytes("a")))
                .isInstanceOf(CommitStateUnknownException.class)
                .hasMessage("Cannot tell whether '" + folder.resolve("a") + "' was written durably: refused");
    }

    @Test
    void writesThroughNoLinks(@TempDir Path elsewhere) throws IOException {
        Files.createSymbolicLink(root.resolve("folder"), elsewhere);

        assertThatThrownBy(() -> publisher(Placing.LINK).publish(root.resolve("folder/a"), bytes("a")))
                .isInstanceOf(CorruptRecordException.class);
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void knowsNoFileAboveItsFolder() {
        assertThatThrownBy(() -> Publisher.parent(Path.of("a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Invalid file: 'a' (below the store)");
    }

    private enum Moment {
        BEFORE,
        AFTER
    }

    /** What happens to an operation. */
    private interface Fault {
        void at(Moment moment, Operation operation) throws IOException;
    }

    private static Fault refusing(Kind kind, String name) {
        return (moment, operation) -> {
            if (operation.kind() == kind && operation.path().toString().endsWith(name)) {
                throw new IOException("refused");
            }
        };
    }

    private Publisher publisher(@Nullable Placing placing) {
        return publisher(root, placing);
    }

    private Publisher publisher(Fault fault, @Nullable Placing placing) {
        DiskWatch watch = new DiskWatch() {
            @Override
            public Operation before(Operation operation) throws IOException {
                fault.at(Moment.BEFORE, operation);
                return operation;
            }

            @Override
            public void after(Operation operation) throws IOException {
                fault.at(Moment.AFTER, operation);
            }
        };
        watched = WatchedFileSystem.watch(root, watch);
        return publisher(watched, placing);
    }

    private static Publisher publisher(Path store, @Nullable Placing placing) {
        StoreFiles files = new StoreFiles(store);
        return new Publisher(files, new DurableFiles(files), placing);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
