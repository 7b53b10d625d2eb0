// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import io.mlops4j.error.CorruptRecordException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where announcements lie: {@code writers/NONCE.wri} while a writer writes it, {@code writers/ended/} under the next free
 * number once it is complete. Who reads looks into the one first and then into the other, and so misses nothing that moves.
 * Thread-safe.
 */
final class WriterFiles {
    static final String SUFFIX = ".wri";
    private static final int PER_FOLDER = 1_000;
    static final String ENDED = "ended";
    private static final Pattern LIVE = Pattern.compile("[0-9a-f]{32}\\.wri");
    private static final Pattern NUMBERED = Pattern.compile("[0-9]{12}\\.wri");
    private static final Pattern PART = Pattern.compile("[0-9]{6,}");

    private final StoreFiles files;
    private final DurableFiles durable;
    private final Publisher publisher;
    private final Path folder;
    private final WriterMarks marks;

    WriterFiles(StoreFiles files, DurableFiles durable, Publisher publisher, Path folder) {
        this.files = files;
        this.durable = durable;
        this.publisher = publisher;
        this.folder = folder;
        this.marks = new WriterMarks(files.root().resolve("abandoned"));
    }

    WriterMarks marks() {
        return marks;
    }

    /** Answers that a writer is alive. Returns whether its announcements still count. */
    boolean keeps(String writer) {
        return marks.keeps(writer, live(writer));
    }

    /** Lists the writers that have not ended. */
    List<String> writers() {
        List<String> writers = new ArrayList<>();
        for (String name : files.list(folder)) {
            if (!name.equals(ENDED)) {
                writers.add(writer(folder.resolve(name)));
            }
        }
        return writers;
    }

    /** Reads from the name of a file whose announcements are in it. */
    static String writer(Path file) {
        requireName(file, LIVE);
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }

    /** Tells whether a file is named as announcements are. */
    static boolean isName(Path file) {
        String name = file.getFileName().toString();
        return LIVE.matcher(name).matches() || NUMBERED.matcher(name).matches();
    }

    Path live(String writer) {
        return folder.resolve(writer + SUFFIX);
    }

    Path ended(long number) {
        String part = String.format(Locale.ROOT, "%06d", number / PER_FOLDER);
        return folder.resolve(ENDED).resolve(part).resolve(String.format(Locale.ROOT, "%012d" + SUFFIX, number));
    }

    /** Reads one that has ended; empty if that number is free. */
    Optional<byte[]> readEnded(long number) {
        return files.read(ended(number));
    }

    /** Takes the announcements of a writer that has ended, and tells whose they are. All of them are there. */
    static String readEnded(Path file, byte[] bytes, AnnouncementText.Taker taker) {
        String writer = AnnouncementText.writer(file, bytes);
        long end = AnnouncementText.read(file, writer, AnnouncementText.Position.START, bytes, taker)
                .offset();
        if (end < bytes.length) {
            throw RecordFile.corrupt(file, "its last line is cut short", null);
        }
        return writer;
    }

    /** Tells what somebody has read who has read up to a number; empty if that number is free. */
    Optional<EndedWriters> endedUpTo(long number) {
        return number == 0
                ? Optional.of(EndedWriters.NONE)
                : readEnded(number).map(bytes -> EndedWriters.of(number, bytes));
    }

    /** Tells whether what somebody has read has kept its number. */
    boolean isThere(EndedWriters read) {
        try {
            return endedUpTo(read.number()).filter(read::equals).isPresent();
        } catch (CorruptRecordException e) {
            return false;
        }
    }

    /** Reads what a writer has announced after so many bytes; empty if it has ended. */
    Optional<byte[]> readLive(String writer, long offset) {
        Path file = live(writer);
        Optional<Long> size = files.size(file);
        if (size.isEmpty()) {
            return Optional.empty();
        }
        if (size.get() < offset) {
            throw RecordFile.corrupt(file, "it has become shorter", null);
        }
        if (size.get() == offset) {
            return Optional.of(new byte[0]);
        }
        try (InputStream in = files.open(file)) {
            in.skipNBytes(offset);
            return Optional.of(in.readAllBytes());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw StoreFiles.unavailable("read", file, e);
        }
    }

    /** Gives the highest number, 0 if no writer has ended. */
    long lastEnded() {
        Path ended = folder.resolve(ENDED);
        long last = 0;
        List<String> parts = files.list(ended);
        parts.forEach(part -> requireName(ended.resolve(part), PART));
        parts.sort((one, other) -> Long.compare(Long.parseLong(one), Long.parseLong(other)));
        // a folder may be there before its first file is
        for (int i = parts.size() - 1; i >= 0 && last == 0; i--) {
            Path part = ended.resolve(parts.get(i));
            for (String name : files.list(part)) {
                last = Math.max(last, numberOf(part.resolve(name)));
            }
        }
        return last;
    }

    /** Reads the number of a writer that has ended from where its announcements lie. */
    long number(Path file) {
        long number = numberOf(file);
        if (!ended(number).equals(file)) {
            throw StoreFiles.alien(file, null);
        }
        return number;
    }

    private static long numberOf(Path file) {
        requireName(file, NUMBERED);
        String name = file.getFileName().toString();
        return Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
    }

    /** Gives a writer's announcements a number, then removes them from where they were; unless a sweep is about to. */
    void end(String writer) throws IOException {
        if (keeps(writer)) {
            number(files.read(live(writer)).orElseThrow(() -> new NoSuchFileException(writer)));
            Files.deleteIfExists(live(writer));
        }
    }

    /** Puts complete announcements under the next free number. */
    void number(byte[] announcements) throws IOException {
        long number = lastEnded() + 1;
        makeFolder(number);
        while (publisher.publish(ended(number), announcements) == Publisher.Outcome.LOST) {
            number++;
            makeFolder(number);
        }
    }

    private void makeFolder(long number) throws IOException {
        durable.makeFolders(Publisher.parent(ended(number)));
        if (number > 1 && number % PER_FOLDER == 0) {
            // the one before lies in another folder, and its writer may have died too early
            durable.forceFolder(Publisher.parent(ended(number - 1)));
        }
    }

    private static void requireName(Path file, Pattern shape) {
        if (!shape.matcher(file.getFileName().toString()).matches()) {
            throw StoreFiles.alien(file, null);
        }
    }
}
