// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What the figures of a run depend on.
 *
 * @param jdk its version
 * @param processor its name
 * @param processors those that the JVM may use
 * @param load how many threads ran or waited for a processor in the last minute; negative if unknown
 */
record Machine(String jdk, String processor, int processors, double load) {
    private static final Path PROCESSORS_OF_LINUX = Path.of("/proc/cpuinfo");

    static Machine now() throws IOException {
        return new Machine(
                Runtime.version().toString(),
                Files.exists(PROCESSORS_OF_LINUX)
                        ? name(Files.readAllLines(PROCESSORS_OF_LINUX))
                        : System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** The first of {@code model name : NAME}. */
    static String name(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown processor");
    }

    boolean loaded() {
        return load > processors;
    }

    String line() {
        String known = load < 0 ? "unknown" : String.format(Locale.ROOT, "%.1f", load);
        String words = "JDK " + jdk + ", " + processors + " x " + processor + ", load average " + known;
        return loaded() ? words + ": loaded, figures may be 20 % worse than on a quiet machine" : words;
    }
}
