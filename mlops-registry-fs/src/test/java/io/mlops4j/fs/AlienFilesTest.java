// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the store never made is reported and not followed, unless its name says that it is somebody else's. */
class AlienFilesTest extends StoreFixture {
    @Test
    void findsLinksAndFoldersInPlaceOfFiles(@TempDir Path elsewhere) throws IOException {
        for (Path file : files(".rec", "FORMAT", ".seg")) {
            Path moved = Files.move(file, elsewhere.resolve("moved"));
            Files.createSymbolicLink(file, moved);
            assertReported(file, "replaced by a link to itself");
            Files.delete(file);
            Files.createDirectory(file);
            assertReported(file, "replaced by a folder");
            Files.delete(file);
            Files.move(moved, file);
        }
    }

    @Test
    void findsLinksInPlaceOfFolders(@TempDir Path elsewhere) throws IOException {
        List<Path> folders = files(".rec", ".seg").stream()
                .flatMap(file -> Stream.iterate(file.getParent(), folder -> !folder.equals(root), Path::getParent))
                .distinct()
                .sorted()
                .toList();
        for (Path folder : folders) {
            Path moved = Files.move(folder, elsewhere.resolve("moved"));
            Files.createSymbolicLink(folder, moved);
            assertReported(folder, "replaced by a link to itself");
            Files.delete(folder);
            Files.move(moved, folder);
        }
    }

    @Test
    void findsFilesThatItNeverMade() throws IOException {
        for (String alien : List.of(
                "models/Churn",
                "models/churn copy",
                "models/churn/log/000000/000000000001.rec.bak",
                "models/churn/log/x",
                "runs/r1/metrics/notes.txt",
                "runs/%00",
                "experiments/trees.json",
                "objects/zz",
                "objects/00/readme")) {
            Path file = root.resolve(alien);
            boolean made = Files.notExists(file.getParent());
            Files.createDirectories(file.getParent());
            Files.writeString(file, "?");
            assertReported(file, "made by somebody else");
            Files.delete(file);
            if (made) {
                Files.delete(file.getParent());
            }
        }
    }

    @Test
    void leavesWhatNetworkFileSystemsAndDesktopsLeaveBehind() throws IOException {
        for (String hidden : List.of("models/.nfs0001", "runs/r1/metrics/.DS_Store", "objects/.x", ".git")) {
            Files.writeString(root.resolve(hidden), "?");
        }
        assertThat(Everything.in(root)).isEqualTo(before);
        for (String hidden : List.of("models/.nfs0001", "runs/r1/metrics/.DS_Store", "objects/.x", ".git")) {
            Files.delete(root.resolve(hidden));
        }
    }
}
