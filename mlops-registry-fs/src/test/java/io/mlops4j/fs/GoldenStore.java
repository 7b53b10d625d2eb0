// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.Mlops;
import io.mlops4j.fs.file.Placing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A store that a library of each format version has written once, committed with the facts that are in it, so that every
 * later library can be asked to read it. For a new format version, run this class with the name of a folder, commit that
 * folder beside the others, and never touch the others. Runs record where they were made; give {@code HOSTNAME} and the
 * system properties of user, system and JVM made-up values.
 */
final class GoldenStore {
    /** Where they are: a folder for each format version, with the store and the facts. */
    static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    private GoldenStore() {}

    /** Writes a store, some of it as where there are no hard links, and its facts. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Path store = folder.resolve("store");
        try (Mlops mlops = PublishScript.open(DirectoryBackend.at(store, Placing.LINK), "script-")) {
            PublishScript.steps().forEach(step -> step.run(mlops));
        }
        try (Mlops mlops = PublishScript.open(DirectoryBackend.at(store, Placing.FOLDER), "later-")) {
            PublishScript.goOn(mlops);
            mlops.registry().create(ModelName.of("\u754c".repeat(250)), "a name that is cut");
            mlops.tracking()
                    .start(ExperimentName.of("\u00e9t\u00e9 ".repeat(40).strip()))
                    .finish();
        }
        Files.write(folder.resolve("facts.txt"), StoreFacts.in(store));
    }

    /** Lists the format versions that there are. */
    static Stream<Path> all() {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.filter(Files::isDirectory).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies a store, so that it can be written to. */
    static Path copy(Path golden, Path target) throws IOException {
        Trees.copy(golden.resolve("store"), target.resolve("store"));
        return target.resolve("store");
    }

    /** Reads what was in a store when it was made. */
    static Set<String> facts(Path golden) throws IOException {
        return new TreeSet<>(Files.readAllLines(golden.resolve("facts.txt")));
    }
}
