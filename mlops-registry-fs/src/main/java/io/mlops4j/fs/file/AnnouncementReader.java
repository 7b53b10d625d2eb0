// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.UnsupportedFormatException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Reads what all writers announce, each announcement once. To be used by one thread at a time. */
public final class AnnouncementReader {
    private final WriterFiles files;
    private final Map<String, Writer> writers = new HashMap<>();
    private EndedWriters ended = EndedWriters.NONE;

    /** What one writer is writing to, as far as it was read. */
    private static final class Writer {
        private AnnouncementText.Position position = AnnouncementText.Position.START;
        private final Map<String, Integer> open = new HashMap<>();

        /** A run may be announced again before the earlier announcement is taken back. */
        private void take(AnnouncementText.Sign sign, String name) {
            open.merge(name, sign == AnnouncementText.Sign.BEGIN ? 1 : -1, Writer::sum);
        }

        // null is what a map takes for nothing
        @SuppressWarnings("NullAway")
        private static Integer sum(int one, int other) {
            return one + other == 0 ? null : one + other;
        }
    }

    AnnouncementReader(WriterFiles files) {
        this.files = files;
    }

    /** Gives which writers that have ended were read. */
    public EndedWriters ended() {
        return ended;
    }

    /** Leaves out all writers that have ended so far, as far as that can be told. */
    public void skipEnded() {
        attempt(() -> {
            ended = files.endedUpTo(files.lastEnded()).orElse(ended);
            return true;
        });
    }

    /**
     * Leaves out writers that have ended.
     *
     * @param read as {@link #ended} once gave it
     * @return whether those have ended, and not others under their numbers
     */
    public boolean skipEnded(EndedWriters read) {
        boolean same = files.isThere(read);
        if (same) {
            ended = read;
        }
        return same;
    }

    /** Tells what writers are writing to, as far as was read. */
    public Set<String> open() {
        Set<String> open = new HashSet<>();
        writers.values().forEach(writer -> open.addAll(writer.open.keySet()));
        return open;
    }

    /**
     * Reads on. Whatever was written before this was called, and after it was called last, is named, or was and is
     * {@link #open}; unless a list is damaged or missing, which might have named anything.
     *
     * @param taker takes the names in announcements that were not read before, some of them several times
     * @return whether all lists could be read
     */
    public boolean readNew(Consumer<String> taker) {
        List<String> live = new ArrayList<>();
        boolean all = attempt(() -> live.addAll(files.writers()) || live.isEmpty());
        if (!all) {
            return false;
        }
        for (String name : live) {
            Writer writer = writers.computeIfAbsent(name, any -> new Writer());
            all &= attempt(() -> readLive(name, writer, taker));
        }
        // after those: a writer that has ended since they were listed is here
        all &= attempt(() -> readEnded(taker));
        writers.entrySet().removeIf(known -> {
            boolean gone = !live.contains(known.getKey());
            if (gone) {
                known.getValue().open.keySet().forEach(taker);
            }
            return gone;
        });
        return all;
    }

    private static boolean attempt(BooleanSupplier reading) {
        try {
            return reading.getAsBoolean();
        } catch (CorruptRecordException | UnsupportedFormatException e) {
            // whoever asks then looks at everything; a check of the store names the file
            return false;
        }
    }

    private boolean readLive(String name, Writer writer, Consumer<String> taker) {
        files.readLive(name, writer.position.offset()).ifPresent(bytes -> read(name, writer, bytes, taker));
        return true;
    }

    /** Takes all of the new lines or, if one of them is damaged, none. */
    private void read(String name, Writer writer, byte[] bytes, Consumer<String> taker) {
        List<Runnable> taking = new ArrayList<>();
        AnnouncementText.Position end = AnnouncementText.read(
                files.live(name),
                name,
                writer.position,
                bytes,
                (sign, run) -> taking.add(() -> {
                    taker.accept(run);
                    writer.take(sign, run);
                }));
        taking.forEach(Runnable::run);
        writer.position = end;
    }

    /** Goes on behind a list that is damaged or missing: it was complete, so that one look at everything makes up for it. */
    private boolean readEnded(Consumer<String> taker) {
        boolean all = true;
        Optional<byte[]> next = files.readEnded(ended.number() + 1);
        while (next.isPresent()) {
            byte[] bytes = next.get();
            all &= attempt(() -> readEnded(bytes, taker));
            ended = EndedWriters.of(ended.number() + 1, bytes);
            next = files.readEnded(ended.number() + 1);
        }
        long last = files.lastEnded();
        if (last == ended.number()) {
            return all;
        }
        if (last > ended.number() && files.readEnded(ended.number() + 1).isPresent()) {
            // it has just come
            return readEnded(taker) && all;
        }
        ended = files.endedUpTo(last).orElse(ended);
        return false;
    }

    private boolean readEnded(byte[] bytes, Consumer<String> taker) {
        Path file = files.ended(ended.number() + 1);
        String name = WriterFiles.readEnded(file, bytes, (sign, run) -> taker.accept(run));
        Writer writer = writers.get(name);
        if (writer != null) {
            writer.open.clear();
        }
        return true;
    }
}
