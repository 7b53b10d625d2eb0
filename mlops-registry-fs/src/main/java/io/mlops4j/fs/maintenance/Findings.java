// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.maintenance;

import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.StoreUnavailableException;
import io.mlops4j.error.UnsupportedFormatException;
import io.mlops4j.fs.maintenance.Finding.Problem;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects findings, one for each file, so that one bad file does not hide the next. Of several about a file the first
 * counts that is more than a leftover. Not thread-safe.
 */
final class Findings {
    private final Map<Path, Finding> findings = new LinkedHashMap<>();
    private long files;

    /**
     * Reads a file.
     *
     * @param file the file
     * @param reading reads it, and throws if it is not as it should be
     * @return what was read, or null after a finding
     */
    <T> @Nullable T read(Path file, Supplier<T> reading) {
        T read = look(file, reading);
        files += read == null ? 0 : 1;
        return read;
    }

    /** Looks at a place without reading a file; null after a finding. */
    <T> @Nullable T look(Path file, Supplier<T> looking) {
        try {
            return looking.get();
        } catch (CorruptRecordException e) {
            add(file, Problem.DAMAGED, e.getMessage());
        } catch (UnsupportedFormatException e) {
            add(file, Problem.NEWER, e.getMessage());
        } catch (StoreUnavailableException e) {
            add(file, Problem.UNREADABLE, e.getMessage());
        }
        return null;
    }

    /** Tells whether there is one about a file that is more than a leftover. */
    boolean isBad(Path file) {
        Finding finding = findings.get(file);
        return finding != null && finding.problem() != Problem.LEFTOVER;
    }

    /** Lists a folder; nothing after a finding. */
    List<Path> list(Path folder, Supplier<List<String>> listing) {
        List<String> names = look(folder, listing);
        return names == null ? List.of() : names.stream().map(folder::resolve).toList();
    }

    void missing(Path file, String why) {
        add(file, Problem.MISSING, "Cannot find '" + file + "': " + why);
    }

    void leftover(Path file, String what) {
        add(file, Problem.LEFTOVER, "'" + file + "' is left over: " + what);
    }

    void addAll(Findings others) {
        others.findings.values().forEach(this::add);
        files += others.files;
    }

    StoreReport report() {
        return new StoreReport(files, List.copyOf(findings.values()));
    }

    private void add(Path file, Problem problem, @Nullable String message) {
        add(new Finding(file, problem, String.valueOf(message)));
    }

    private void add(Finding finding) {
        findings.merge(
                finding.file(),
                finding,
                (first, next) ->
                        first.problem() == Problem.LEFTOVER && next.problem() != Problem.LEFTOVER ? next : first);
    }
}
