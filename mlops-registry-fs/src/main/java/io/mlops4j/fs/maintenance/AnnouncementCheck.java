// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.maintenance;

import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.UnsupportedFormatException;
import io.mlops4j.fs.file.EndedWriters;
import io.mlops4j.fs.file.Storage;
import io.mlops4j.fs.file.WriterLists;
import io.mlops4j.fs.file.WriterLists.WriterList;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Reads all that tells searches which runs have changed: the lists of announcements, and the index made with them. */
final class AnnouncementCheck {
    private static final String INDEX = "runs.idx";

    private final Storage storage;
    private final Findings findings;
    private final WriterLists lists;

    /** The numbered list of each writer. */
    private final Map<String, Path> ended = new HashMap<>();

    AnnouncementCheck(Storage storage, Findings findings) {
        this.storage = storage;
        this.findings = findings;
        this.lists = storage.writerLists(folder("writers"));
    }

    /**
     * Checks the index, then the lists.
     *
     * @param index reads the index to its end, and tells which lists it includes; empty if there is none
     */
    void check(Supplier<Optional<EndedWriters>> index) {
        // before the lists, so that those it includes are there
        Optional<EndedWriters> included = index(index);
        // before the others, so that one that is given a number meanwhile is not missed
        Map<Path, WriterList> live = live();
        ended();
        live.forEach(this::leftover);
        included.ifPresent(this::included);
    }

    private Path folder(String name) {
        return storage.root().resolve(name);
    }

    /** The index is made anew from records alone, so that its damage does no harm. */
    private Optional<EndedWriters> index(Supplier<Optional<EndedWriters>> index) {
        Path folder = folder("index");
        Optional<EndedWriters> included = Optional.empty();
        for (Path file : findings.list(folder, () -> storage.list(folder))) {
            if (!file.endsWith(INDEX)) {
                findings.look(file, () -> {
                    throw Storage.alien(file);
                });
                continue;
            }
            Optional<EndedWriters> read = findings.read(file, () -> index(file, index));
            included = read == null ? Optional.empty() : read;
        }
        return included;
    }

    private Optional<EndedWriters> index(Path file, Supplier<Optional<EndedWriters>> index) {
        try {
            return index.get();
        } catch (CorruptRecordException | UnsupportedFormatException e) {
            findings.leftover(file, "searches read the records instead; " + e.getMessage());
            return Optional.empty();
        }
    }

    private Map<Path, WriterList> live() {
        Path folder = folder("writers");
        Map<Path, WriterList> live = new TreeMap<>();
        for (Path file : findings.list(folder, () -> storage.list(folder))) {
            if (!file.equals(lists.ended())) {
                Optional<WriterList> list = findings.read(file, () -> lists.readLive(file));
                if (list != null) {
                    list.ifPresent(sound -> live.put(file, sound));
                }
            }
        }
        return live;
    }

    private void leftover(Path file, WriterList list) {
        Path same = ended.get(list.writer());
        if (same != null) {
            findings.leftover(file, "its writer has put it away as '" + same + "'");
        } else if (list.torn() > 0) {
            findings.leftover(file, list.torn() + " bytes at its end, of an announcement that was not relied on");
        }
    }

    private void ended() {
        long expected = 1;
        for (long number : numbers()) {
            while (expected < number && lists.isThere(expected)) {
                // came after its folder was listed
                read(expected);
                expected++;
            }
            if (expected < number) {
                // one finding, however many: the next number may be anything
                findings.missing(
                        lists.ended(expected),
                        (number - expected) + " missing from there on, before " + lists.ended(number));
            }
            read(number);
            expected = number + 1;
        }
    }

    private void read(long number) {
        Path file = lists.ended(number);
        findings.read(file, () -> {
            WriterList list = lists.readEnded(number).orElseThrow(() -> Storage.corrupt(file, "it has just gone"));
            Path same = ended.putIfAbsent(list.writer(), file);
            if (same != null) {
                throw Storage.corrupt(file, "it is the list of writer " + list.writer() + ", as is '" + same + "'");
            }
            return list;
        });
    }

    private SortedSet<Long> numbers() {
        SortedSet<Long> numbers = new TreeSet<>();
        Path folder = lists.ended();
        for (Path part : findings.list(folder, () -> storage.list(folder))) {
            for (Path file : findings.list(part, () -> storage.list(part))) {
                Long number = findings.look(file, () -> lists.number(file));
                if (number != null) {
                    numbers.add(number);
                }
            }
        }
        return numbers;
    }

    private void included(EndedWriters index) {
        if (!lists.isThere(index)) {
            String list = "'" + lists.ended(index.number()) + "'";
            findings.leftover(
                    folder("index").resolve(INDEX),
                    "searches read the records instead, since it includes another " + list + " than there is");
        }
    }
}
