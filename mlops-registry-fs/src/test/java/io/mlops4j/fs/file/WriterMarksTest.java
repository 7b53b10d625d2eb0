// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.fs.disk.DiskWatch;
import io.mlops4j.fs.disk.Operation;
import io.mlops4j.fs.disk.Operation.Kind;
import io.mlops4j.fs.disk.WatchedFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriterMarksTest {
    private static final String WRITER = "0f";

    @TempDir
    Path folder;

    private Path list = Path.of("");

    @BeforeEach
    void announce() throws IOException {
        list = Files.createFile(folder.resolve("list"));
    }

    @Test
    void keepsAListThatNobodyAskedFor() throws IOException {
        assertThat(marks().keeps(WRITER, list)).isTrue();
        Files.delete(list);
        assertThat(marks().keeps(WRITER, list)).isFalse();
    }

    @Test
    void answers() throws IOException {
        WriterMarks marks = marks();
        Files.createFile(marks.asked(WRITER));

        assertThat(marks.keeps(WRITER, list)).isTrue();
        assertThat(marks.asked(WRITER)).doesNotExist();
        assertThat(marks.giveUp(WRITER)).isFalse();
        assertThat(marks.givenUp(WRITER)).doesNotExist();
    }

    @Test
    void givesUpWhoDidNotAnswer() throws IOException {
        WriterMarks marks = marks();
        Files.createFile(marks.asked(WRITER));

        assertThat(marks.giveUp(WRITER)).isTrue();
        assertThat(marks.asked(WRITER)).doesNotExist();
        assertThat(marks.givenUp(WRITER)).exists();
        assertThat(marks.keeps(WRITER, list)).isFalse();
    }

    @Test
    void hasNotAnsweredWhoCannotRemoveTheMark() throws IOException {
        Files.createFile(marks().asked(WRITER));

        assertThat(marks(path -> {
                            throw new IOException("refused");
                        })
                        .keeps(WRITER, list))
                .isFalse();
        // as when a sweep gives up at this moment
        assertThat(marks(Files::delete).keeps(WRITER, list)).isFalse();
    }

    @Test
    void readsWhoseAMarkIs() {
        assertThat(WriterMarks.writer(marks().asked(WRITER).getFileName().toString()))
                .isEqualTo(WRITER);
        assertThat(WriterMarks.writer("0f")).isEmpty();
    }

    private interface Removing {
        void of(Path path) throws IOException;
    }

    private WriterMarks marks() {
        return new WriterMarks(folder);
    }

    private WriterMarks marks(Removing removing) {
        return new WriterMarks(WatchedFileSystem.watch(folder, new DiskWatch() {
            @Override
            public Operation before(Operation operation) throws IOException {
                if (operation.kind() == Kind.DELETE) {
                    removing.of(operation.path());
                }
                return operation;
            }
        }));
    }
}
