// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is on a disk, and how much of it would be there after a power cut: the content of a file up to its last force, the
 * names of a folder up to the folder's last force, and of everything since then whatever the disk likes. Stricter than file
 * systems with a journal, which keep names in order; it takes from them only that a file is not longer than its data.
 */
public final class DiskModel {
    /** What a crash leaves of that which was not forced. */
    public enum Crash {
        /** All: only the process dies. */
        KEEPS_ALL,
        /** Nothing: the power is cut before the disk has begun. */
        KEEPS_NOTHING,
        /** Anything: some names, and files up to any byte, some with zeros after it. */
        KEEPS_SOME
    }

    private static final class Node {
        final boolean folder;
        final Map<String, Node> names = new TreeMap<>();
        final List<Change> pending = new ArrayList<>();
        Map<String, Node> durableNames = Map.of();
        Content content = Content.EMPTY;
        Content durable = Content.EMPTY;

        Node(boolean folder) {
            this.folder = folder;
        }
    }

    /** A name that was given or, if the node is null, taken. Both halves of a rename have the same operation. */
    private record Change(String name, @Nullable Node node, Operation operation) {}

    private final Path base;
    private final Node root = new Node(true);

    /**
     * Makes a disk with nothing on it.
     *
     * @param base the folder that all operations are in
     */
    public DiskModel(Path base) {
        this.base = base;
    }

    /** Applies what happened. */
    public void apply(Operation operation) {
        Path path = operation.path();
        switch (operation.kind()) {
            case CREATE -> change(path, new Node(false), operation);
            case MKDIR -> change(path, new Node(true), operation);
            case LINK -> change(Objects.requireNonNull(operation.target()), node(path), operation);
            case DELETE -> change(path, null, operation);
            case RENAME -> {
                Node moved = node(path);
                change(path, null, operation);
                change(Objects.requireNonNull(operation.target()), moved, operation);
            }
            case WRITE -> node(path).content = node(path).content.plus(operation.content());
            case FORCE -> force(node(path));
            default -> {
                // changes nothing
            }
        }
    }

    /** Gives the content of a file. */
    public Content content(Path file) {
        return node(file).content;
    }

    /** Tells whether a path is that of a folder. */
    public boolean isFolder(Path path) {
        return node(path).folder;
    }

    /**
     * Writes what a crash would leave into a folder.
     *
     * @param target an empty folder
     * @param crash what it leaves
     * @param random decides where the crash does not
     */
    public void writeAfter(Crash crash, Random random, Path target) throws IOException {
        write(root, crash, random, new HashMap<>(), target);
    }

    private static void force(Node node) {
        node.durable = node.content;
        node.durableNames = new TreeMap<>(node.names);
        node.pending.clear();
    }

    private void change(Path path, @Nullable Node node, Operation operation) {
        Node folder = node(Objects.requireNonNull(path.getParent()));
        String name = path.getFileName().toString();
        if (node == null) {
            folder.names.remove(name);
        } else {
            folder.names.put(name, node);
        }
        folder.pending.add(new Change(name, node, operation));
    }

    private Node node(Path path) {
        Node reached = root;
        if (!path.equals(base)) {
            for (Path name : base.relativize(path)) {
                reached = Objects.requireNonNull(reached.names.get(name.toString()), path::toString);
            }
        }
        return reached;
    }

    private static void write(Node folder, Crash crash, Random random, Map<Operation, Boolean> kept, Path target)
            throws IOException {
        for (Map.Entry<String, Node> name : names(folder, crash, random, kept).entrySet()) {
            Path path = target.resolve(name.getKey());
            Node node = name.getValue();
            if (node.folder) {
                Files.createDirectory(path);
                write(node, crash, random, kept, path);
            } else {
                Files.write(path, content(node, crash, random).bytes());
            }
        }
    }

    private static Map<String, Node> names(Node folder, Crash crash, Random random, Map<Operation, Boolean> kept) {
        Map<String, Node> names = new TreeMap<>(folder.durableNames);
        for (Change change : folder.pending) {
            boolean keeps = switch (crash) {
                case KEEPS_ALL -> true;
                case KEEPS_NOTHING -> false;
                case KEEPS_SOME -> kept.computeIfAbsent(change.operation(), o -> random.nextBoolean());
            };
            if (keeps && change.node() == null) {
                names.remove(change.name());
            } else if (keeps) {
                names.put(change.name(), change.node());
            }
        }
        return names;
    }

    private static Content content(Node file, Crash crash, Random random) {
        int pending = file.content.size() - file.durable.size();
        return switch (crash) {
            case KEEPS_ALL -> file.content;
            case KEEPS_NOTHING -> file.durable;
            case KEEPS_SOME -> {
                int kept = file.durable.size() + random.nextInt(pending + 1);
                int zeros = random.nextInt(4) > 0 ? 0 : random.nextInt(file.content.size() - kept + 1);
                yield file.content.first(kept).first(kept + zeros);
            }
        };
    }

    /** Gives the names of what can be reached, to see that a model and a disk agree. */
    public Set<String> paths() {
        Set<String> paths = new HashSet<>();
        collect(root, "", paths);
        return paths;
    }

    private static void collect(Node folder, String prefix, Set<String> paths) {
        folder.names.forEach((name, node) -> {
            paths.add(prefix + name);
            if (node.folder) {
                collect(node, prefix + name + "/", paths);
            }
        });
    }
}
