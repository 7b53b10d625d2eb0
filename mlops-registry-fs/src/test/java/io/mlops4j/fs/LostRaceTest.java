// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.common.ModelName;
import io.mlops4j.fs.disk.DiskWatch;
import io.mlops4j.fs.disk.Operation;
import io.mlops4j.fs.disk.Operation.Kind;
import io.mlops4j.fs.disk.WatchedFileSystem;
import io.mlops4j.fs.file.Placing;
import io.mlops4j.spi.Backend;
import io.mlops4j.spi.CommitResult;
import io.mlops4j.spi.CommitResult.Conflict;
import io.mlops4j.spi.LogEntry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody else commits at the worst moment: when everything is ready but the name is not yet given. */
class LostRaceTest {
    private static final ModelName MODEL = ModelName.of("churn");

    @TempDir
    Path root;

    @ParameterizedTest
    @EnumSource
    void leavesTheNameToWhoWasFirst(Placing placing) {
        assertThat(race(placing, operation -> operation)).isEqualTo(new Conflict(1));
        assertThat(log()).containsExactly(new LogEntry(1, "{\"by\":\"rival\"}"));
    }

    @Test
    void wouldOverwriteItByARename() {
        // the seeded fault: what the test above must notice
        CommitResult result = race(Placing.LINK, operation -> operation.as(Kind.RENAME));

        assertThat(result).isNotEqualTo(new Conflict(1));
        assertThat(log()).isNotEqualTo(List.of(new LogEntry(1, "{\"by\":\"rival\"}")));
    }

    private interface Change {
        Operation of(Operation operation);
    }

    private CommitResult race(Placing placing, Change change) {
        DiskWatch rival = new DiskWatch() {
            private boolean done;

            @Override
            public Operation before(Operation operation) {
                Path target = operation.target();
                if (target == null || !target.toString().endsWith("0001.rec")) {
                    return operation;
                }
                if (!done) {
                    done = true;
                    try (Backend other = DirectoryBackend.at(root)) {
                        other.registry().commit(MODEL, 0, "{\"by\":\"rival\"}");
                    }
                }
                return change.of(operation);
            }
        };
        try (Backend backend = DirectoryBackend.at(WatchedFileSystem.watch(root, rival), placing)) {
            return backend.registry().commit(MODEL, 0, "{\"by\":\"me\"}");
        }
    }

    private List<LogEntry> log() {
        try (Backend backend = DirectoryBackend.at(root)) {
            return backend.registry().read(MODEL, 0);
        }
    }
}
