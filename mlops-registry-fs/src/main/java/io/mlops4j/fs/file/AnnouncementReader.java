// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads what all writers announce, each announcement once. To be used by one thread at a time. */
public final class AnnouncementReader {
    private final WriterFiles files;
    private final Map<String, Writer> writers = new HashMap<>();
    private long ended;

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

    /** Gives how many writers that have ended were read. */
    public long ended() {
        return ended;
    }

    /** Leaves out all writers that have ended so far. */
    public void skipEnded() {
        ended = files.lastEnded();
    }

    /**
     * Leaves out so many writers that have ended.
     *
     * @param number as {@link #ended} once gave it
     * @return whether as many have ended
     */
    public boolean skipEnded(long number) {
        if (number > 0 && files.readEnded(number).isEmpty()) {
            return false;
        }
        ended = number;
        return true;
    }

    /** Tells what writers are writing to, as far as was read. */
    public Set<String> open() {
        Set<String> open = new HashSet<>();
        writers.values().forEach(writer -> open.addAll(writer.open.keySet()));
        return open;
    }

    /**
     * Reads on. Whatever was written before this was called, and after it was called last, is named, or was and is
     * {@link #open}.
     *
     * @param taker takes the names in announcements that were not read before, some of them several times
     */
    public void readNew(Consumer<String> taker) {
        List<String> live = files.writers();
        for (String name : live) {
            Writer writer = writers.computeIfAbsent(name, any -> new Writer());
            files.readLive(name, writer.position.offset()).ifPresent(bytes -> read(name, writer, bytes, taker));
        }
        // after those: a writer that has ended since they were listed is here
        for (Optional<byte[]> next = files.readEnded(ended + 1); next.isPresent(); next = files.readEnded(ended + 1)) {
            readEnded(next.get(), taker);
            ended++;
        }
        writers.entrySet().removeIf(known -> {
            boolean gone = !live.contains(known.getKey());
            if (gone) {
                known.getValue().open.keySet().forEach(taker);
            }
            return gone;
        });
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

    private void readEnded(byte[] bytes, Consumer<String> taker) {
        Path file = files.ended(ended + 1);
        String name = AnnouncementText.writer(file, bytes);
        AnnouncementText.read(file, name, AnnouncementText.Position.START, bytes, (sign, run) -> taker.accept(run));
        Writer writer = writers.get(name);
        if (writer != null) {
            writer.open.clear();
        }
    }
}
