// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mlops4j.core.Mlops;
import io.mlops4j.fs.PublishScript.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed over a system call, or the call fails: the whole way down to the kernel, where strace can be had. */
class StraceTest {
    private static final int FIRST = 40;

    @TempDir
    Path folder;

    private final List<Set<String>> acknowledged = new ArrayList<>();
    private List<Strace.Calls> calls = List.of();
    private int runs;

    @BeforeAll
    static void needsStrace() {
        assumeTrue(Strace.isHere(), "no strace here that may trace; CrashTest and DiskFaultTest do without it");
    }

    @BeforeEach
    void countCalls() throws IOException {
        Path store = folder.resolve("expected");
        try (Mlops mlops = PublishScript.open(DirectoryBackend.at(store), "script-")) {
            for (Step step : PublishScript.steps()) {
                step.run(mlops);
                acknowledged.add(StoreFacts.in(store));
            }
        }
        calls = Strace.count(folder.resolve("counted"));
        assertThat(calls).extracting(Strace.Calls::call).contains("fsync", "link", "write", "unlink", "mkdir");
    }

    @Test
    void losesNothingToSomeKills() throws IOException {
        for (Strace.Calls call : calls) {
            if (Set.of("fsync", "link", "write").contains(call.call())) {
                kill(call, 1 + call.during() / 2);
            }
        }
    }

    @Tag("rigs")
    @Test
    void losesNothingToAKillOverAnyCall() throws IOException {
        for (Strace.Calls call : calls) {
            for (int n = 1; n <= call.during() && !call.call().startsWith("open"); n++) {
                kill(call, n);
            }
            System.out.println("killed over each " + call);
        }
        System.out.println("kills over system calls: " + runs);
    }

    @Test
    void survivesSomeErrors() throws IOException {
        for (Strace.Calls call : calls) {
            if (Set.of("fsync", "link", "openat").contains(call.call())) {
                fail(call, 1 + call.during() / 3, errors(call.call()).get(0));
            }
        }
    }

    @Tag("rigs")
    @Test
    void survivesAnErrorOfAnyCall() throws IOException {
        for (Strace.Calls call : calls) {
            for (int n = 1; n <= Math.min(FIRST, call.during()); n++) {
                for (String error : errors(call.call())) {
                    fail(call, n, error);
                }
            }
            System.out.println("failed each " + call);
        }
        System.out.println("runs with an error of a system call: " + runs);
    }

    private static List<String> errors(String call) {
        return switch (call) {
            case "write", "pwrite64" -> List.of("error=EIO", "error=ENOSPC");
            case "open", "openat" -> List.of("error=EMFILE");
            case "fsync", "fdatasync" -> List.of("error=EIO");
            default -> List.of("error=EPERM", "error=ENOSPC");
        };
    }

    @Test
    void seesWhoSaysSoTooEarly() throws IOException {
        Strace.Calls links = calls.stream()
                .filter(call -> call.call().equals("link"))
                .findFirst()
                .orElseThrow();

        assertThat(finding(links, 1 + links.during() / 2, SteppingProcess.Manner.BOASTFUL))
                .contains("lost");
    }

    private void kill(Strace.Calls call, int n) throws IOException {
        assertThat(finding(call, n, SteppingProcess.Manner.HONEST))
                .as("%s, killed over number %s", call, n)
                .isEmpty();
    }

    /** Kills the process over a call, and says what is wrong with what it leaves. */
    private String finding(Strace.Calls call, int n, SteppingProcess.Manner manner) throws IOException {
        Path store = folder.resolve("run" + runs++);
        String injection = "signal=SIGKILL:when=" + (call.before() + n);
        List<String> said = Strace.run(store, call.call(), injection, manner);
        assertThat(said).as("%s %s", call, n).isSubsetOf(SteppingProcess.BEGINS, "ok");
        int steps = Collections.frequency(said, "ok");
        Set<String> promised = steps == 0 ? Set.of() : acknowledged.get(steps - 1);
        Set<String> everything = acknowledged.get(acknowledged.size() - 1);
        String finding = Aftermath.finding(store, promised, everything, Aftermath.Then.GOES_ON);
        remove(store);
        return finding.isEmpty() ? "" : "after step " + steps + ": " + finding;
    }

    private void fail(Strace.Calls call, int n, String error) throws IOException {
        Path store = folder.resolve("run" + runs++);
        List<String> said =
                Strace.run(store, call.call(), error + ":when=" + (call.before() + n), SteppingProcess.Manner.HONEST);
        String what = call + ", " + error + " at number " + n + ": " + said;
        if (said.size() == acknowledged.size() + 1 && said.stream().noneMatch("unknown"::equals)) {
            // an acknowledgement may have met the error itself, when it was printed
            assertThat(said).as(what).isSubsetOf(SteppingProcess.BEGINS, "ok");
        }
        Set<String> found = normal(StoreFacts.in(store));
        if (said.stream().noneMatch(line -> line.startsWith("unknown") || line.startsWith("failed"))) {
            assertThat(found).as(what).containsAll(normal(acknowledged.get(acknowledged.size() - 1)));
        }
        try (DirectoryBackend backend = DirectoryBackend.at(store)) {
            assertThat(backend.verify()).as(what).matches(report -> report.isSound());
        }
        remove(store);
    }

    private void remove(Path store) throws IOException {
        Trees.delete(store);
        Trees.delete(store.resolveSibling(store.getFileName() + ".warm"));
    }

    /** Leaves out what depends on how many attempts there were. */
    private static Set<String> normal(Set<String> facts) {
        return facts.stream()
                .map(fact -> fact.replaceAll("script-\\d+", "script-N").replaceAll(",\"crc\":\"[0-9a-f]+\"", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
