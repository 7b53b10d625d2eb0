// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What can happen to a file of a store: one damage at a time, each with its repair. */
final class Damages {
    /** Does something to files. */
    interface Action {
        void run() throws IOException;
    }

    /**
     * A damage.
     *
     * @param name what it is
     * @param files the names of the damaged files
     * @param isFormat whether the store does not open after it
     */
    record Damage(String name, List<String> files, boolean isFormat, Action action, Action repair) {}

    private final Path root;
    private final Path file;
    private final byte[] bytes;
    private final List<Damage> damages = new ArrayList<>();

    private Damages(Path root, Path file) throws IOException {
        this.root = root;
        this.file = file;
        this.bytes = Files.readAllBytes(file);
    }

    /** Gives the damages of a file, with an altered byte and a cut each so many bytes. */
    static List<Damage> of(Path root, Path file, int stride) throws IOException {
        Damages all = new Damages(root, file);
        for (int i = 0; i < all.bytes.length; i += stride) {
            byte[] altered = all.bytes.clone();
            altered[i] ^= (byte) (1 << (i % 8));
            all.replacing("byte " + i + " altered", altered);
            all.replacing("cut to " + i + " bytes", Arrays.copyOf(all.bytes, i));
        }
        all.replacing("without its end", Arrays.copyOf(all.bytes, all.bytes.length - 1));
        all.replacing("zeros", new byte[all.bytes.length]);
        all.lines();
        all.appended();
        all.others();
        all.add("deleted", List.of(file), () -> Files.delete(file), () -> Files.write(file, all.bytes));
        return all.damages;
    }

    private void add(String name, List<Path> damaged, Action action, Action repair) {
        List<String> names = damaged.stream().map(Damages::nameOf).toList();
        damages.add(new Damage(name, names, file.endsWith("FORMAT"), action, repair));
    }

    private static String nameOf(Path file) {
        Path named = file.endsWith("content") ? file.getParent() : file;
        return named.getFileName().toString();
    }

    private void replacing(String name, byte[] content) {
        add(name, List.of(file), () -> Trees.replace(file, content), () -> Trees.replace(file, bytes));
    }

    private void lines() {
        String[] lines = new String(bytes, UTF_8).split("(?<=\n)");
        if (!Arrays.equals(String.join("", lines).getBytes(UTF_8), bytes)) {
            return;
        }
        for (int i = 0; i < Math.min(lines.length, 8); i++) {
            List<String> without = new ArrayList<>(List.of(lines));
            without.remove(i);
            // the last line is cut off elsewhere
            if (i < lines.length - 1) {
                replacing("without line " + i, String.join("", without).getBytes(UTF_8));
            }
            List<String> doubled = new ArrayList<>(List.of(lines));
            doubled.add(i, lines[i]);
            replacing("with line " + i + " twice", String.join("", doubled).getBytes(UTF_8));
        }
    }

    private void appended() {
        for (String garbage : List.of("\n", "x", "x\n", "\0\0\0\0", new String(bytes, UTF_8))) {
            byte[] more = garbage.getBytes(UTF_8);
            byte[] longer = Arrays.copyOf(bytes, bytes.length + more.length);
            System.arraycopy(more, 0, longer, bytes.length, more.length);
            replacing("with " + more.length + " bytes more", longer);
        }
    }

    /** Replaces it by files of other places, and swaps it with its neighbour. */
    private void others() throws IOException {
        List<Path> all = Trees.files(root);
        int place = all.indexOf(file);
        for (int step : List.of(1, 2, 7, 19)) {
            Path other = all.get((place + step) % all.size());
            byte[] others = Files.readAllBytes(other);
            if (!Arrays.equals(others, bytes)) {
                replacing("replaced by " + root.relativize(other), others);
            }
        }
        Path next = all.get((place + 1) % all.size());
        byte[] nexts = Files.readAllBytes(next);
        if (!next.endsWith("FORMAT")) {
            add(
                    "swapped with " + root.relativize(next),
                    List.of(file, next),
                    () -> {
                        Trees.replace(file, nexts);
                        Trees.replace(next, bytes);
                    },
                    () -> {
                        Trees.replace(file, bytes);
                        Trees.replace(next, nexts);
                    });
        }
        copies();
    }

    /** Copies it to places where nothing is. */
    private void copies() {
        if (file.endsWith("FORMAT") || file.endsWith("content")) {
            return;
        }
        String name = file.getFileName().toString();
        String changed = name.substring(0, name.length() - 5) + (name.charAt(name.length() - 5) == '9' ? "8" : "9");
        for (String copy : List.of(changed + name.substring(name.length() - 4), name + ".bak", "x")) {
            Path target = file.resolveSibling(copy);
            if (Files.notExists(target)) {
                add(
                        "copied to " + root.relativize(target),
                        List.of(target),
                        () -> Files.write(target, bytes),
                        () -> Files.delete(target));
            }
        }
    }
}
