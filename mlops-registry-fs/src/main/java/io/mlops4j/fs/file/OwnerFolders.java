// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The models or the runs of a store, one folder each, named after it. Remembers what was read of each. Thread-safe.
 *
 * @param <N> what names one; printed as its name
 * @param <T> what is read of one
 */
public final class OwnerFolders<N extends Comparable<N>, T extends OwnerFolders.Content> {
    /** What is read of one. */
    public interface Content {
        /** Tells whether there is anything to read. */
        boolean exists();
    }

    private final Storage storage;
    private final Path folder;
    private final RecordFile.Kind kind;
    private final Function<String, N> parser;
    private final BiFunction<N, Path, T> opener;
    private final Map<N, T> known = new ConcurrentHashMap<>();
    private final Map<String, N> cutNames = new ConcurrentHashMap<>();

    /**
     * Opens the folders.
     *
     * @param storage the store
     * @param folder where they lie
     * @param kind what the records in their logs are
     * @param parser reads a name
     * @param opener opens what is in the folder of a name, which need not exist
     */
    public OwnerFolders(
            Storage storage,
            String folder,
            RecordFile.Kind kind,
            Function<String, N> parser,
            BiFunction<N, Path, T> opener) {
        this.storage = storage;
        this.folder = storage.root().resolve(folder);
        this.kind = kind;
        this.parser = parser;
        this.opener = opener;
    }

    /** Gives one that is about to be written and need not exist yet. */
    public T open(N name) {
        return known.computeIfAbsent(name, this::opened);
    }

    /** Gives one if it exists. Of those that do not, nothing is remembered. */
    public Optional<T> find(N name) {
        T content = known.get(name);
        if (content == null) {
            T opened = opened(name);
            if (!opened.exists()) {
                return Optional.empty();
            }
            T other = known.putIfAbsent(name, opened);
            content = other == null ? opened : other;
        }
        return content.exists() ? Optional.of(content) : Optional.empty();
    }

    /** Gives all that exist. */
    public SortedMap<N, T> all() {
        SortedMap<N, T> all = new TreeMap<>();
        for (String fileName : storage.list(folder)) {
            name(fileName).ifPresent(name -> find(name).ifPresent(content -> all.put(name, content)));
        }
        return all;
    }

    /** Lists the names of all, whether there is anything in their folders or not. */
    public List<N> names() {
        List<N> names = new ArrayList<>();
        for (String fileName : storage.list(folder)) {
            name(fileName).ifPresent(names::add);
        }
        return names;
    }

    /** Opens one for a look, and does not remember it. */
    public T look(N name) {
        return opened(name);
    }

    /** Gives one if it is remembered. */
    public Optional<T> known(N name) {
        return Optional.ofNullable(known.get(name));
    }

    /** Gives all that are remembered. */
    public List<T> remembered() {
        return List.copyOf(known.values());
    }

    /** Forgets what was read of one. */
    public void forget(N name) {
        known.remove(name);
    }

    private T opened(N name) {
        return opener.apply(name, folder.resolve(FileNames.of(name.toString())));
    }

    private Optional<N> name(String fileName) {
        Path owned = folder.resolve(fileName);
        Optional<String> full = FileNames.nameOf(fileName);
        if (full.isPresent()) {
            return Optional.of(parsed(owned, full.get()));
        }
        if (!FileNames.isOne(fileName)) {
            throw StoreFiles.alien(owned, null);
        }
        N known = cutNames.get(fileName);
        return known != null ? Optional.of(known) : readName(fileName, owned);
    }

    /** Reads a name that the folder's own name does not hold in full. */
    private Optional<N> readName(String fileName, Path owned) {
        Path first = RecordLog.first(owned.resolve("log"));
        return storage.find(first, kind).map(record -> {
            String owner = record.owner();
            if (!FileNames.of(owner).equals(fileName)) {
                throw RecordFile.corrupt(first, "it belongs to '" + owner + "', whose folder is another", null);
            }
            N name = parsed(owned, owner);
            cutNames.put(fileName, name);
            return name;
        });
    }

    private N parsed(Path owned, String name) {
        try {
            return parser.apply(name);
        } catch (IllegalArgumentException e) {
            throw StoreFiles.alien(owned, e);
        }
    }
}
