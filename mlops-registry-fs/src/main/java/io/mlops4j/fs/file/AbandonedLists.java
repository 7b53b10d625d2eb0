// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.UnsupportedFormatException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Lists of announcements that their writers have left behind. One is put away, under a number as if its writer had ended
 * it, by the second of two sweeps, if the writer has not answered the first one's mark in between. Thread-safe.
 */
public final class AbandonedLists {
    /** Whatever grace contents get: a writer looks for a mark about once a second, and then writes for a while. */
    public static final Duration LEAST_GRACE = Duration.ofMinutes(10);

    private final StoreFiles files;
    private final DurableFiles durable;
    private final WriterFiles writers;
    private final WriterMarks marks;

    AbandonedLists(StoreFiles files, DurableFiles durable, WriterFiles writers) {
        this.files = files;
        this.durable = durable;
        this.writers = writers;
        this.marks = writers.marks();
    }

    /**
     * Marks all lists, and puts away those whose marks were made early enough.
     *
     * @param latest when a mark must have been made at the latest, by the clock of the file system
     * @return how many lists were put away
     * @throws IOException if a mark cannot be made; nothing was put away
     */
    public int putAway(Instant latest) throws IOException {
        List<String> live = writers.writers();
        for (String name : files.list(marks.folder())) {
            if (!live.contains(WriterMarks.writer(name))) {
                Files.deleteIfExists(marks.folder().resolve(name));
            }
        }
        List<String> silent = new ArrayList<>();
        for (String writer : live) {
            if (isSilent(writer, latest)) {
                silent.add(writer);
            }
        }
        Set<String> ended = silent.isEmpty() ? Set.of() : ended();
        int put = 0;
        for (String writer : silent) {
            put += putAway(writer, ended) ? 1 : 0;
        }
        return put;
    }

    private boolean isSilent(String writer, Instant latest) throws IOException {
        if (WriterMarks.isThere(marks.givenUp(writer))) {
            // by a sweep that did not end
            return isAsEarlyAs(latest, marks.givenUp(writer));
        }
        if (WriterMarks.isThere(marks.asked(writer))) {
            return isAsEarlyAs(latest, marks.asked(writer)) && marks.giveUp(writer);
        }
        durable.makeFolders(marks.folder());
        try {
            durable.create(marks.asked(writer)).close();
        } catch (FileAlreadyExistsException e) {
            // another sweep was faster
        }
        return false;
    }

    private static boolean isAsEarlyAs(Instant latest, Path mark) throws IOException {
        try {
            return !Orphans.time(mark).toInstant().isAfter(latest);
        } catch (NoSuchFileException e) {
            // answered
            return false;
        }
    }

    /** Tells who has put a list away and then did not come to remove it from where it was. */
    private Set<String> ended() {
        Set<String> ended = new HashSet<>();
        for (long number = writers.lastEnded(); number > 0; number--) {
            Path file = writers.ended(number);
            try {
                writers.readEnded(number).ifPresent(bytes -> ended.add(AnnouncementText.writer(file, bytes)));
            } catch (CorruptRecordException | UnsupportedFormatException e) {
                // a check of the store names it
            }
        }
        return ended;
    }

    private boolean putAway(String writer, Set<String> ended) throws IOException {
        Path list = writers.live(writer);
        byte[] bytes = files.read(list).orElse(new byte[0]);
        int whole;
        try {
            whole = (int)
                    AnnouncementText.read(list, writer, AnnouncementText.Position.START, bytes, (sign, name) -> {})
                            .offset();
        } catch (CorruptRecordException | UnsupportedFormatException e) {
            // might have named any run; it stays where searches come across it
            return false;
        }
        if (whole > 0 && !ended.contains(writer)) {
            writers.number(Arrays.copyOf(bytes, whole));
        }
        Files.deleteIfExists(list);
        Files.deleteIfExists(marks.givenUp(writer));
        return true;
    }
}
