// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One file of announcements as its writer has it. Lines are appended by one thread at a time; any number of threads wait
 * together for one sync. Never written to again after an error.
 */
final class WriterJournal {
    private final DurableFiles durable;
    private final String writer;
    private final Path file;
    private final OutputStream out;
    private final Object forcing = new Object();
    private AnnouncementText.Position position;
    private volatile long lines;
    private long forced;
    private boolean ended;

    private WriterJournal(
            DurableFiles durable, String writer, Path file, OutputStream out, AnnouncementText.Position position) {
        this.durable = durable;
        this.writer = writer;
        this.file = file;
        this.out = out;
        this.position = position;
    }

    static WriterJournal create(DurableFiles durable, WriterFiles files) throws IOException {
        String writer = durable.nonce();
        Path file = files.live(writer);
        durable.makeFolders(Publisher.parent(file));
        durable.create(file).close();
        AnnouncementText.Chunk first = AnnouncementText.begin(writer);
        OutputStream out = Files.newOutputStream(
                file, StandardOpenOption.WRITE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
        out.write(first.text().getBytes(StandardCharsets.UTF_8));
        // so that a list with more to it than a torn first line was damaged
        durable.force(file);
        durable.forceFolder(Publisher.parent(file));
        return new WriterJournal(durable, writer, file, out, first.end());
    }

    String writer() {
        return writer;
    }

    long size() {
        return position.offset();
    }

    /** Appends a line and gives its number, to be forced by. */
    long append(AnnouncementText.Sign sign, String name) throws IOException {
        AnnouncementText.Chunk chunk = AnnouncementText.write(position, sign, name);
        out.write(chunk.text().getBytes(StandardCharsets.UTF_8));
        position = chunk.end();
        long line = lines + 1;
        lines = line;
        return line;
    }

    /**
     * Makes the lines up to a number durable, together with those that have come since. If the file was put away meanwhile,
     * what it announced is announced in the next one, durably.
     */
    void force(long line) throws IOException {
        synchronized (forcing) {
            if (forced < line && !ended) {
                long upTo = lines;
                durable.force(file);
                forced = upTo;
            }
        }
    }

    /** Puts the file away, with what it announced. */
    void end(WriterFiles files) throws IOException {
        synchronized (forcing) {
            ended = true;
            out.close();
            files.end(writer);
        }
    }

    /** Closes after an error, of which closing may be another. */
    void abandon() {
        try {
            out.close();
        } catch (IOException e) {
            // what is in the file already is all that counts
        }
    }
}
