// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.fs.CrashRig.Look;
import io.mlops4j.fs.disk.BrokenProtocol;
import io.mlops4j.fs.disk.DiskModel;
import io.mlops4j.fs.disk.Recording.Done;
import io.mlops4j.fs.file.Placing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The process dies, or the power is cut, after each single operation on the disk. */
class CrashTest {
    private static final Map<Placing, CrashRig> RIGS = new EnumMap<>(Placing.class);

    @TempDir
    static Path work;

    @BeforeAll
    static void record() throws IOException {
        for (Placing placing : Placing.values()) {
            RIGS.put(placing, CrashRig.record(work, placing));
        }
    }

    @ParameterizedTest
    @EnumSource
    void losesNothingAndGoesOnWhereverItStops(Placing placing) throws IOException {
        CrashRig rig = RIGS.get(placing);

        assertThat(rig.findings(rig.entries(), Look.QUICK, 3)).isEmpty();
        assertThat(rig.images()).as("crashes").isGreaterThan(rig.entries().size());
    }

    @Tag("rigs")
    @ParameterizedTest
    @EnumSource
    void losesNothingWhateverAPowerCutLeaves(Placing placing) throws IOException {
        CrashRig rig = RIGS.get(placing);
        int before = rig.images();

        assertThat(rig.findings(rig.entries(), Look.THOROUGH, 3)).isEmpty();
        System.out.println("crashes with names given by " + placing + ": " + (rig.images() - before));
    }

    @ParameterizedTest
    @EnumSource
    void seesEveryPrecautionThatIsLeftOut(BrokenProtocol broken) throws IOException {
        CrashRig rig = RIGS.get(Placing.LINK);

        assertThat(rig.findings(broken.breaking(rig.entries(), rig.base()), Look.QUICK, 1))
                .isNotEmpty();
    }

    @Test
    void modelsTheDiskAsItIs() throws IOException {
        CrashRig rig = RIGS.get(Placing.LINK);
        DiskModel disk = new DiskModel(rig.base());
        rig.entries().forEach(entry -> {
            if (entry instanceof Done done) {
                disk.apply(done.operation());
            }
        });

        assertThat(disk.paths())
                .isEqualTo(Trees.snapshot(rig.base()).keySet().stream()
                        .filter(path -> !path.isEmpty())
                        .collect(Collectors.toSet()));
        assertThat(rig.everything())
                .anyMatch(fact -> fact.startsWith("model Credit risk 12 "))
                .anyMatch(fact -> fact.startsWith("end R2 FINISHED"))
                .hasSizeGreaterThan(70);
    }
}
