// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import io.mlops4j.error.CorruptRecordException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** The lists of announcements one by one, for who checks a store. Reads only. Thread-safe. */
public final class WriterLists {
    private final WriterFiles files;
    private final Path folder;

    WriterLists(WriterFiles files, Path folder) {
        this.files = files;
        this.folder = folder;
    }

    /**
     * A sound list.
     *
     * @param writer whose it is
     * @param torn how many bytes at its end are no whole line
     * @param upTo what it is to those who have read it
     */
    public record WriterList(String writer, long torn, EndedWriters upTo) {}

    /** Gives the folder of the lists that are numbered. */
    public Path ended() {
        return folder.resolve(WriterFiles.ENDED);
    }

    /**
     * Names a list that is numbered.
     *
     * @param number from 1
     * @return where it lies
     */
    public Path ended(long number) {
        return files.ended(number);
    }

    /**
     * Reads the number of a list from its path.
     *
     * @param file a file in a folder in that of the lists that are numbered
     * @return its number
     * @throws CorruptRecordException if no list lies there
     */
    public long number(Path file) {
        return files.number(file);
    }

    /** Tells whether there is anything of that number. */
    public boolean isThere(long number) {
        return Files.exists(files.ended(number), LinkOption.NOFOLLOW_LINKS);
    }

    /** Tells whether the lists that somebody has read are still the same, as far as that can be told. */
    public boolean isThere(EndedWriters read) {
        return files.isThere(read);
    }

    /**
     * Reads a list that is not numbered to its end.
     *
     * @param file a file in the folder of all lists
     * @return the list; empty if it has just got a number
     * @throws CorruptRecordException if it is not as it was written, or there is never a list of that name
     */
    public Optional<WriterList> readLive(Path file) {
        String writer = WriterFiles.writer(file);
        return files.readLive(writer, 0).map(bytes -> {
            long end = AnnouncementText.read(file, writer, AnnouncementText.Position.START, bytes, (sign, run) -> {})
                    .offset();
            return new WriterList(writer, bytes.length - end, EndedWriters.NONE);
        });
    }

    /**
     * Reads a list that is numbered to its end.
     *
     * @param number from 1
     * @return the list; empty if there is none of that number
     * @throws CorruptRecordException if it is not as it was written
     */
    public Optional<WriterList> readEnded(long number) {
        return files.readEnded(number).map(bytes -> {
            String writer = WriterFiles.readEnded(files.ended(number), bytes, (sign, run) -> {});
            return new WriterList(writer, 0, EndedWriters.of(number, bytes));
        });
    }

    /**
     * Tells whether a file has a place where lists lie. Nobody but its writer knows when such a list is needed no more.
     *
     * @param file a file of the store
     * @return whether a list could lie there
     */
    public boolean isPlace(Path file) {
        return file.startsWith(folder) && WriterFiles.isName(file);
    }
}
