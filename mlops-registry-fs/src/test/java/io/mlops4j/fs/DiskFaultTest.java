// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.core.Mlops;
import io.mlops4j.error.CommitStateUnknownException;
import io.mlops4j.error.MlopsException;
import io.mlops4j.fs.PublishScript.Step;
import io.mlops4j.fs.disk.DiskWatch;
import io.mlops4j.fs.disk.Operation;
import io.mlops4j.fs.disk.Operation.Kind;
import io.mlops4j.fs.disk.WatchedFileSystem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The disk refuses an operation, does half of it, or does it and reports an error, during everything that a store is used
 * for. Nothing that was acknowledged is lost, no error is swallowed, and the same handle goes on.
 */
class DiskFaultTest {
    private static final int FIRST = 40;

    /** How an operation goes wrong. */
    private enum Fault {
        /** It is not done. */
        REFUSED,
        /** It is done, and reported as failed, as by a network file system that lost the answer. */
        DONE_BUT_REPORTED,
        /** Half of what was to be written is. */
        HALF_DONE,
        /** Half of what was to be written is, and the call says so, as on a disk that is nearly full. */
        SHORT,
        /** The seeded fault: half of what was to be written is, and nobody says so. */
        HALF_DONE_IN_SILENCE
    }

    /** What a system says that refuses. */
    private enum Reason {
        EIO("Input/output error"),
        ENOSPC("No space left on device"),
        EMFILE("Too many open files"),
        EPERM("Operation not permitted"),
        EACCES("Permission denied");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        FileSystemException error(Operation operation) {
            String path = operation.path().toString();
            // the one for which there is a type
            return this == EACCES ? new AccessDeniedException(path) : new FileSystemException(path, null, text);
        }
    }

    @TempDir
    Path folder;

    private Set<String> expected = Set.of();
    private int runs;

    @BeforeEach
    void runWithoutFaults() throws IOException {
        Run run = run(new DiskWatch() {});
        assertThat(run.errors).isEmpty();
        expected = run.facts;
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "WRITE", "FORCE", "LINK", "DELETE", "MKDIR", "OPEN", "STAT", "LIST"})
    void survivesSomeFaultsOfAKind(Kind kind) throws IOException {
        survives(kind, Reason.EIO, IntStream.of(1, 2, 3, 5, 8, 13, 21, 34));
    }

    @Tag("rigs")
    @ParameterizedTest
    @EnumSource(names = {"CREATE", "WRITE", "FORCE", "LINK", "DELETE", "MKDIR", "OPEN", "STAT", "LIST"})
    void survivesTheFirstFaultsOfAKind(Kind kind) throws IOException {
        for (Reason reason : Reason.values()) {
            survives(kind, reason, IntStream.rangeClosed(1, FIRST));
        }
        System.out.println("runs with a fault of " + kind + ": " + (runs - 1));
    }

    @Test
    void noticesASilentFault() {
        // what the tests above would say if an error were swallowed
        List<String> findings = new ArrayList<>();
        for (int occurrence : new int[] {2, 4, 6}) {
            try {
                check(run(new OneFault(Kind.WRITE, occurrence, Fault.HALF_DONE_IN_SILENCE, Reason.EIO)));
            } catch (IOException | MlopsException | AssertionError e) {
                findings.add(String.valueOf(e.getMessage()));
            }
        }
        assertThat(findings).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "WRITE", "MKDIR", "LINK"})
    void goesOnWhenThereIsRoomAgain(Kind kind) throws IOException {
        for (int occurrence : new int[] {1, 5, 12, 20, 30}) {
            FullDisk full = new FullDisk(kind, occurrence);
            Path root = Files.createDirectory(folder.resolve("full" + kind + occurrence));
            DirectoryBackend.at(root).close();
            List<Step> left = new ArrayList<>();
            try (Mlops mlops = PublishScript.open(open(root, full), "script-")) {
                for (Step step : PublishScript.steps()) {
                    if (!left.isEmpty() || !succeeds(step, mlops)) {
                        left.add(step);
                    }
                }
                full.isFull = false;
                left.forEach(step -> step.run(mlops));
            }
            assertThat(normal(StoreFacts.in(root))).containsAll(expected);
            assertSound(root);
        }
    }

    private void survives(Kind kind, Reason reason, IntStream occurrences) throws IOException {
        List<Fault> faults = kind == Kind.WRITE
                ? List.of(Fault.REFUSED, Fault.DONE_BUT_REPORTED, Fault.HALF_DONE, Fault.SHORT)
                : List.of(Fault.REFUSED, Fault.DONE_BUT_REPORTED);
        for (int occurrence : occurrences.toArray()) {
            for (Fault fault : faults) {
                check(run(new OneFault(kind, occurrence, fault, reason)));
            }
        }
    }

    private void check(Run run) throws IOException {
        assertThat(run.facts).as("read anew").isEqualTo(normal(StoreFacts.in(run.root)));
        assertSound(run.root);
        boolean unknown = run.errors.stream().anyMatch(CommitStateUnknownException.class::isInstance);
        if (!unknown) {
            // all was acknowledged, some at the second attempt
            Set<String> lost = new TreeSet<>(expected);
            lost.removeAll(run.facts);
            assertThat(lost).as("lost, after %s", run.errors).isEmpty();
        }
        Trees.delete(run.root);
    }

    private static void assertSound(Path root) {
        try (DirectoryBackend backend = DirectoryBackend.at(root)) {
            assertThat(backend.verify()).matches(report -> report.isSound());
        }
    }

    /** What came of a run of the script. */
    private static final class Run {
        final Path root;
        final List<MlopsException> errors = new ArrayList<>();
        Set<String> facts = Set.of();

        Run(Path root) {
            this.root = root;
        }
    }

    private Run run(DiskWatch watch) throws IOException {
        Run run = new Run(Files.createDirectory(folder.resolve("run" + runs++)));
        DirectoryBackend backend = open(run.root, watch);
        try (Mlops mlops = PublishScript.open(backend, "script-")) {
            for (Step step : PublishScript.steps()) {
                take(step, mlops, run);
            }
            if (watch instanceof OneFault fault) {
                // what is read of it now is to be seen
                fault.left = -1;
            }
            run.facts = normal(StoreFacts.in(backend));
        }
        return run;
    }

    /** Opens a store, at the second attempt if need be. */
    private static DirectoryBackend open(Path root, DiskWatch watch) {
        Path watched = WatchedFileSystem.watch(root, watch);
        try {
            return DirectoryBackend.at(watched);
        } catch (MlopsException e) {
            return DirectoryBackend.at(WatchedFileSystem.watch(root, watch));
        }
    }

    /** Takes a step, twice if the first attempt fails. Only errors of ours get out of it. */
    private static void take(Step step, Mlops mlops, Run run) {
        MlopsException first = failure(step, mlops);
        if (first == null) {
            return;
        }
        run.errors.add(first);
        try {
            step.run(mlops);
        } catch (MlopsException | IllegalStateException e) {
            assertThat(first).as("then %s", e).isInstanceOf(CommitStateUnknownException.class);
        }
    }

    private static boolean succeeds(Step step, Mlops mlops) {
        return failure(step, mlops) == null;
    }

    private static @Nullable MlopsException failure(Step step, Mlops mlops) {
        try {
            step.run(mlops);
            return null;
        } catch (MlopsException e) {
            return e;
        }
    }

    /** Leaves out what depends on how many attempts there were. */
    private static Set<String> normal(Set<String> facts) {
        return facts.stream()
                .map(fact -> fact.replaceAll("script-\\d+", "script-N").replaceAll(",\"crc\":\"[0-9a-f]+\"", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** One operation goes wrong. */
    private static final class OneFault implements DiskWatch {
        private final Kind kind;
        private final Fault fault;
        private final Reason reason;
        private int left;

        OneFault(Kind kind, int occurrence, Fault fault, Reason reason) {
            this.kind = kind;
            this.left = occurrence;
            this.fault = fault;
            this.reason = reason;
        }

        @Override
        public Operation before(Operation operation) throws IOException {
            if (operation.kind() != kind || --left != 0) {
                return operation;
            }
            return switch (fault) {
                case REFUSED -> throw reason.error(operation);
                case DONE_BUT_REPORTED -> operation;
                case HALF_DONE, HALF_DONE_IN_SILENCE -> half(operation);
                case SHORT -> half(operation).as(Kind.SHORT_WRITE);
            };
        }

        @Override
        public void after(Operation operation) throws IOException {
            if (operation.kind() == kind && left == 0 && fault != Fault.HALF_DONE_IN_SILENCE) {
                left = -1;
                throw reason.error(operation);
            }
        }

        private static Operation half(Operation operation) {
            return operation.with(operation.content().first(operation.content().size() / 2));
        }
    }

    /** From some operation on there is no room. */
    private static final class FullDisk implements DiskWatch {
        private final Kind kind;
        private int left;
        private boolean isFull = true;

        FullDisk(Kind kind, int occurrence) {
            this.kind = kind;
            this.left = occurrence;
        }

        @Override
        public Operation before(Operation operation) throws IOException {
            if (operation.kind() == kind && isFull && --left <= 0) {
                throw Reason.ENOSPC.error(operation);
            }
            return operation;
        }
    }
}
