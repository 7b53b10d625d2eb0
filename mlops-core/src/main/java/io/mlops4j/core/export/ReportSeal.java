// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mlops4j.audit.checkpoint.Checkpoint;
import io.mlops4j.common.Digest;
import io.mlops4j.core.merkle.MerkleTree;
import java.util.Base64;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * What holds the reports of an export, which are in no log: the head of the log that they tell of, the digest of each, and a
 * checkpoint over these lines, so that they are signed by whoever signs the log.
 */
final class ReportSeal {
    private ReportSeal() {}

    /**
     * Prints the seal.
     *
     * @param log the checkpoint of the log
     * @param reports the reports by the names of their files
     * @param checkpoint makes the checkpoint of a tree over lines
     * @return a line for the log, one for each report, an empty line, and the checkpoint
     */
    static String text(Checkpoint log, SortedMap<String, String> reports, Function<MerkleTree, Checkpoint> checkpoint) {
        StringBuilder text = new StringBuilder();
        MerkleTree lines = new MerkleTree();
        String head =
                log.size() + " " + Base64.getEncoder().encodeToString(log.root().bytes());
        append(text, lines, head);
        reports.forEach((name, report) -> append(text, lines, Digest.of(report).hex() + "  " + name));
        return text.append('\n').append(checkpoint.apply(lines).text()).toString();
    }

    private static void append(StringBuilder text, MerkleTree lines, String line) {
        text.append(line).append('\n');
        lines.append(line.getBytes(UTF_8));
    }
}
