// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a host takes in with the directory backend: api, core, registry-fs, and what these bring along. */
final class Footprint implements Area {
    private static final Path MODULE = Path.of("mlops-registry-fs", "target").toAbsolutePath();

    /** Written by run.sh: the runtime class path of the module, as Maven resolves it for a host. */
    private static final Path CLASS_PATH = MODULE.resolve("runtime.classpath");

    private static final Pattern OWN =
            Pattern.compile("mlops-(api|core|registry-fs)-[0-9].*(?<!-sources|-javadoc)\\.jar");
    private static final int OWN_JARS = 3;
    private static final Pattern WELCOME = Pattern.compile("(jackson-core|slf4j-api|jspecify)-[0-9].*\\.jar");
    private static final double BYTES_PER_KB = 1000;

    @Override
    public String name() {
        return "footprint";
    }

    @Override
    public String about() {
        return "jars that a host takes in with the directory backend";
    }

    @Override
    public List<Bar> measure() throws IOException {
        List<Path> jars = jars();
        List<Path> own = jars.stream().filter(jar -> matches(OWN, jar)).toList();
        if (own.size() != OWN_JARS) {
            throw new IllegalStateException("not one jar of each module: " + own);
        }
        long bytes = 0;
        for (Path jar : own) {
            bytes += Files.size(jar);
        }
        List<Path> foreign = jars.stream()
                .filter(jar -> !matches(OWN, jar) && !matches(WELCOME, jar))
                .toList();
        foreign.forEach(jar -> System.out.println("third-party: " + jar.getFileName()));
        return List.of(
                Bar.atMost("own-jars-kB", bytes / BYTES_PER_KB, 600),
                Bar.atMost("other-third-party-jars", foreign.size(), 0));
    }

    private static List<Path> jars() throws IOException {
        List<Path> jars = new ArrayList<>();
        try (Stream<Path> built = Files.list(MODULE)) {
            built.filter(jar -> matches(OWN, jar)).forEach(jars::add);
        }
        for (String entry : Files.readString(CLASS_PATH).strip().split(File.pathSeparator, -1)) {
            jars.add(Path.of(entry));
        }
        return jars;
    }

    private static boolean matches(Pattern pattern, Path jar) {
        return pattern.matcher(jar.getFileName().toString()).matches();
    }
}
