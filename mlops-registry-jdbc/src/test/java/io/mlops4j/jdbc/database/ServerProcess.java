// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The process of a database server. */
record ServerProcess(ProcessHandle handle, List<String> command) {
    private static final int ATTEMPTS = 600;

    static ServerProcess of(long pid) {
        ProcessHandle handle = ProcessHandle.of(pid).orElseThrow();
        ProcessHandle.Info info = handle.info();
        List<String> command = Stream.concat(
                        info.command().stream(), Stream.of(info.arguments().orElseThrow()))
                .toList();
        return new ServerProcess(handle, command);
    }

    /** Kills the server and waits until it and its children are gone. */
    void kill() {
        List<ProcessHandle> all = new ArrayList<>(handle.descendants().toList());
        all.add(handle);
        handle.destroyForcibly();
        all.forEach(process -> process.onExit().join());
    }

    /** Starts a command that refuses to run as root. */
    static void start(List<String> command) {
        List<String> whole =
                new ArrayList<>(System.getProperty("user.name").equals("root") ? List.of("unshare", "-U") : List.of());
        whole.addAll(command);
        try {
            new ProcessBuilder(whole)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until a server accepts. */
    static void await(Attempt attempt) {
        for (int i = 1; ; i++) {
            try {
                attempt.run();
                return;
            } catch (SQLException e) {
                if (i == ATTEMPTS) {
                    throw new IllegalStateException(e);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
    }

    @FunctionalInterface
    interface Attempt {
        void run() throws SQLException;
    }
}
