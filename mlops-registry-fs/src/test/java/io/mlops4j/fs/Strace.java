// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The system calls of a {@link SteppingProcess}, counted and tampered with by {@code strace}. It counts the calls of each
 * name in each thread, and so does this, for the one thread that takes the steps.
 */
final class Strace {
    /** What changes a disk, by the names of Linux on several machines; also how a file is opened. */
    private static final List<String> CALLS = List.of(
            "fsync",
            "fdatasync",
            "link",
            "linkat",
            "write",
            "pwrite64",
            "rename",
            "renameat",
            "renameat2",
            "unlink",
            "unlinkat",
            "mkdir",
            "mkdirat",
            "chmod",
            "fchmodat",
            "open",
            "openat");

    private static final String STRACE = "/usr/bin/strace";
    private static final Pattern LINE = Pattern.compile("(\\d+) +(\\w+)\\((.*)");

    private Strace() {}

    /**
     * The calls of one name that the script makes.
     *
     * @param call its name
     * @param before how many there were before the script began
     * @param during how many the script makes
     */
    record Calls(String call, int before, int during) {}

    /** Tells whether there is one here that may trace. */
    static boolean isHere() {
        try {
            return Files.isExecutable(Path.of(STRACE))
                    && new ProcessBuilder(STRACE, "-o", "/dev/null", "true")
                                    .start()
                                    .waitFor()
                            == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    /** Runs the script, with something injected into its calls. */
    static List<String> run(Path store, String call, String injection, SteppingProcess.Manner manner)
            throws IOException {
        return SteppingProcess.run(
                List.of(
                        STRACE,
                        "-f",
                        "-qq",
                        "-o",
                        "/dev/null",
                        "-e",
                        "trace=" + call,
                        "-e",
                        "inject=" + call + ":" + injection),
                store,
                manner);
    }

    /** Counts the calls of the script. */
    static List<Calls> count(Path store) throws IOException {
        Path log = store.resolveSibling(store.getFileName() + ".calls");
        String trace = "trace="
                + String.join(",", CALLS.stream().map(call -> "?" + call).toList());
        SteppingProcess.run(
                List.of(STRACE, "-f", "-qq", "-o", log.toString(), "-e", trace), store, SteppingProcess.Manner.HONEST);
        String thread = "";
        Map<String, Integer> counts = new HashMap<>();
        Map<String, Integer> before = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(log);
        for (String line : lines) {
            if (line.contains("write(1, \"" + SteppingProcess.BEGINS)) {
                thread = line.substring(0, line.indexOf(' '));
            }
        }
        List<Calls> calls = new ArrayList<>();
        boolean begun = false;
        for (String line : lines) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches() && matcher.group(1).equals(thread)) {
                counts.merge(matcher.group(2), 1, Integer::sum);
                if (!begun && matcher.group(3).contains("\"" + SteppingProcess.BEGINS)) {
                    begun = true;
                    before.putAll(counts);
                }
            }
        }
        for (String call : CALLS) {
            int during = counts.getOrDefault(call, 0) - before.getOrDefault(call, 0);
            if (during > 0) {
                calls.add(new Calls(call, before.getOrDefault(call, 0), during));
            }
        }
        return calls;
    }
}
