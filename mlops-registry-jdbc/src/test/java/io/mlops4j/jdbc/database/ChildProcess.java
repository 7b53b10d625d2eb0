// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.database;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A host in a process of its own, with this JVM's class path, that speaks and listens in lines and can be killed. */
public final class ChildProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader lines;
    private final BufferedWriter orders;

    /** Starts the main method of a class. */
    public ChildProcess(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath(),
                main.getName()));
        command.addAll(List.of(arguments));
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lines = process.inputReader(StandardCharsets.UTF_8);
        orders = process.outputWriter(StandardCharsets.UTF_8);
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .replace("\"", "")
                .strip()
                .replaceAll(File.pathSeparator + "$", "");
    }

    /** Waits for the next line that the process says. */
    public String line() {
        try {
            return Objects.requireNonNull(lines.readLine(), "the process ended");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives the process a line to read. */
    public void tell(String line) {
        try {
            orders.write(line + "\n");
            orders.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the process at once, as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
