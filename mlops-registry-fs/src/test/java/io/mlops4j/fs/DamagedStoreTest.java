// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.spi.Backend;
import io.mlops4j.tracking.MetricPoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever happens to a file of the store is reported, naming the file; nothing altered is ever read as good. */
class DamagedStoreTest extends StoreFixture {

    @Test
    void findsEveryRecordThatIsCutShort() throws IOException {
        for (Path file : oneOfEachKind()) {
            byte[] bytes = Files.readAllBytes(file);
            for (int size = 0; size < bytes.length; size++) {
                Trees.replace(file, Arrays.copyOf(bytes, size));
                assertReported(file, "cut to " + size + " bytes");
            }
            Trees.replace(file, bytes);
        }
    }

    @Test
    void findsEveryAlteredByte() throws IOException {
        List<Path> files = new ArrayList<>(oneOfEachKind());
        files.addAll(files(".seg"));
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            for (int i = 0; i < bytes.length; i++) {
                byte[] altered = bytes.clone();
                altered[i] ^= (byte) (1 << (i % 7));
                Trees.replace(file, altered);
                assertReported(file, "byte " + i + " altered");
            }
            Trees.replace(file, bytes);
        }
    }

    @Test
    void findsARecordThatIsLargerThanAny() throws IOException {
        for (Path file : oneOfEachKind()) {
            byte[] bytes = Files.readAllBytes(file);
            Trees.replace(file, Arrays.copyOf(bytes, 5 * 1024 * 1024));
            assertReported(file, "5 MiB long");
            Trees.replace(file, bytes);
        }
    }

    @Test
    void findsWhatWasAppended() throws IOException {
        for (Path file : files(".rec", "FORMAT", ".seg")) {
            byte[] bytes = Files.readAllBytes(file);
            for (String garbage : List.of("\n", "x\n", "{}\n", new String(bytes, StandardCharsets.UTF_8))) {
                Trees.replace(file, bytes);
                Files.writeString(file, garbage, StandardOpenOption.APPEND);
                assertReported(file, "appended to");
            }
            Trees.replace(file, bytes);
        }
    }

    @Test
    void findsRecordsThatWereSwappedOrCopied() throws IOException {
        List<Path> files = files(".rec", "FORMAT", ".seg");
        for (Path to : files) {
            byte[] bytes = Files.readAllBytes(to);
            for (Path from : files) {
                if (!from.equals(to)) {
                    Trees.replace(to, Files.readAllBytes(from));
                    assertReported(to, "replaced by " + from);
                }
            }
            Trees.replace(to, bytes);
        }
    }

    @Test
    void findsARecordThatIsMissingBeforeOthers() throws IOException {
        for (Path file : files("001.rec", "002.rec")) {
            boolean last = Files.notExists(next(file));
            if (!last) {
                byte[] bytes = Files.readAllBytes(file);
                Files.delete(file);
                assertReported(file, "deleted");
                Trees.replace(file, bytes);
            }
        }
    }

    @Test
    void findsARecordThatWasCopiedToAnotherNumber() throws IOException {
        for (Path file : files(".rec")) {
            if (file.getParent().endsWith("000000") && Files.notExists(next(file))) {
                Files.copy(file, next(file));
                assertReported(next(file), "copied from " + file);
                Files.delete(next(file));
            }
        }
    }

    @Test
    void readsWholeBatchesOnlyOfASegmentThatIsCutShort() throws IOException {
        for (Path file : files(".seg").subList(0, 1)) {
            byte[] bytes = Files.readAllBytes(file);
            for (int size = 0; size < bytes.length; size++) {
                Trees.replace(file, Arrays.copyOf(bytes, size));
                int points = Everything.in(root).histories().values().stream()
                        .mapToInt(List::size)
                        .min()
                        .orElseThrow();
                // the point that was committed, then batches of two and one
                assertThat(points)
                        .as("points of %s, cut to %s bytes", file, size)
                        .isIn(1, 3);
            }
            Trees.replace(file, bytes);
        }
    }

    @Test
    void continuesAfterATornSegmentInANewOne() throws IOException {
        Path file = files(".seg").get(0);
        byte[] bytes = Files.readAllBytes(file);
        Trees.replace(file, Arrays.copyOf(bytes, bytes.length - 3));
        try (Backend backend = DirectoryBackend.at(root)) {
            backend.tracking().append(Everything.RUN, List.of(new MetricPoint("new", 1, 1, 1)));
        }

        assertThat(Everything.in(root).histories()).containsKey(Everything.RUN + " new");
        List<Path> added = files(".seg", ".wri").stream()
                .filter(one -> !tree.containsKey(root.relativize(one).toString()))
                .toList();
        assertThat(added).as("a segment, and a writer that announced it").hasSize(2);
        for (Path one : added) {
            Files.delete(one);
        }
        Trees.replace(file, bytes);
    }

    private List<Path> oneOfEachKind() {
        return List.of(
                root.resolve("FORMAT"),
                root.resolve("models/churn/log/000000/000000000002.rec"),
                root.resolve("runs/r1/log/000000/000000000001.rec"),
                root.resolve("experiments/trees.rec"));
    }

    private static Path next(Path record) {
        long number = Long.parseLong(record.getFileName().toString().substring(0, 12)) + 1;
        return record.resolveSibling(String.format("%012d.rec", number));
    }
}
