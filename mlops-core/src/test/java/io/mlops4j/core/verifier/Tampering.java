// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mlops4j.audit.checkpoint.Checkpoint;
import io.mlops4j.audit.checkpoint.Receipt;
import io.mlops4j.core.checkpoint.CheckpointAuthor;
import io.mlops4j.core.merkle.MerkleTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/** What somebody does who changes a log and knows its formats. */
final class Tampering {
    private static final int TAIL = ",\"crc\":\"00000000\"}".length();

    private Tampering() {}

    /** A line with the checksum that its content asks for. */
    static String resealed(String line) {
        String open = line.substring(0, line.length() - TAIL);
        CRC32C crc = new CRC32C();
        crc.update(open.getBytes(UTF_8));
        return open + ",\"crc\":\"" + HexFormat.of().toHexDigits((int) crc.getValue()) + "\"}";
    }

    static List<String> log(Path export) {
        try {
            return Files.readAllLines(export.resolve("log.jsonl"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void recomputeHashes(Path export) throws IOException {
        MerkleTree tree = tree(log(export));
        List<String> hashes = new ArrayList<>();
        for (int i = 0; i < tree.size(); i++) {
            hashes.add(Base64.getEncoder().encodeToString(tree.leaf(i).bytes()));
        }
        Files.writeString(export.resolve("leaf-hashes.txt"), String.join("\n", hashes) + "\n");
    }

    /** The receipt of the last of some entries, signed by the log's own key. */
    static Receipt receipt(List<String> entries) {
        MerkleTree tree = tree(entries);
        return new Receipt(
                entries.get(entries.size() - 1),
                entries.size(),
                tree.inclusion(tree.size() - 1, tree.size()),
                new CheckpointAuthor(Sample.SIGNER).of(Sample.MODEL, tree));
    }

    /** Lines and an unsigned checkpoint over them, in the form of the registry checkpoint. */
    static String listed(List<String> lines, String origin) {
        MerkleTree tree = tree(lines);
        return String.join("\n", lines) + "\n\n"
                + Checkpoint.unsigned(origin, tree.size(), tree.root(tree.size()))
                        .text();
    }

    private static MerkleTree tree(List<String> entries) {
        MerkleTree tree = new MerkleTree();
        entries.forEach(entry -> tree.append(entry.getBytes(UTF_8)));
        return tree;
    }
}
