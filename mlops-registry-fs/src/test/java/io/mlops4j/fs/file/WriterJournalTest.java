// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // before each test
class WriterJournalTest {
    @TempDir
    Path root;

    private DurableFiles durable;
    private WriterFiles files;

    @BeforeEach
    void makeStore() throws IOException {
        Files.createFile(root.resolve("FORMAT"));
        StoreFiles store = new StoreFiles(root);
        durable = new DurableFiles(store);
        files = new WriterFiles(store, durable, new Publisher(store, durable, null), root.resolve("writers"));
    }

    @Test
    void movesToTheNextNumberWhenItEnds() throws IOException {
        for (int number = 1; number <= 3; number++) {
            WriterJournal journal = WriterJournal.create(durable, files);
            journal.append(AnnouncementText.Sign.BEGIN, "r" + number);
            assertThat(files.writers()).containsExactly(journal.writer());
            assertThat(files.lastEnded()).isEqualTo(number - 1);

            journal.end(files);
            assertThat(files.writers()).isEmpty();
            assertThat(files.lastEnded()).isEqualTo(number);
            assertThat(AnnouncementText.writer(
                            files.ended(number), files.readEnded(number).orElseThrow()))
                    .isEqualTo(journal.writer());
        }
    }

    @Test
    void needsNotBeDurableAfterItHasEnded() throws IOException {
        WriterJournal journal = WriterJournal.create(durable, files);
        long line = journal.append(AnnouncementText.Sign.BEGIN, "r1");
        journal.end(files);

        journal.force(line);
    }

    @Test
    void isNotDurableIfItIsGone() throws IOException {
        WriterJournal journal = WriterJournal.create(durable, files);
        long line = journal.append(AnnouncementText.Sign.BEGIN, "r1");
        Files.delete(files.live(journal.writer()));

        assertThatThrownBy(() -> journal.force(line)).isInstanceOf(IOException.class);
    }

    @Test
    void announcesAnewAfterAnError() throws IOException {
        List<String> released = new ArrayList<>();
        Announcements announcements = new Announcements(
                durable,
                files,
                new Announcements.Listener() {
                    @Override
                    public void idle(String name) {
                        released.add(name);
                    }

                    @Override
                    public void finished(String name) {
                        released.add(name);
                    }
                },
                System::nanoTime);
        announcements.end(announcements.begin("r1"));
        String first = files.writers().get(0);
        Files.delete(files.live(first));

        assertThatThrownBy(() -> announcements.begin("r2")).hasMessageContaining(first);
        announcements.finish(announcements.begin("r1"));
        assertThat(files.writers()).hasSize(1).doesNotContain(first);
        assertThat(released).containsExactly("r1");
        announcements.close();
        assertThat(files.writers()).isEmpty();
    }
}
