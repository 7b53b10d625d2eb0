// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.audit.checkpoint.Checkpoint;
import io.mlops4j.audit.checkpoint.CheckpointKey;
import io.mlops4j.audit.checkpoint.Receipt;
import io.mlops4j.audit.checkpoint.RegistryCheckpoint;
import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.Mlops;
import io.mlops4j.core.checkpoint.ReceiptProof;
import io.mlops4j.core.checkpoint.RegistryTree;
import io.mlops4j.core.checkpoint.Sighting;
import io.mlops4j.core.checkpoint.Witness;
import io.mlops4j.core.merkle.MerkleTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged keys, checkpoints, receipts, registry checkpoints, consistency proofs and exports, made from sound ones by a seeded
 * mutator. What says something else than the sound one is refused, never accepted, and never ends in another exception. The
 * system property {@code mlops4j.fuzz} says how many.
 */
class MalformedProofTest {
    private static final int INPUTS = Integer.getInteger("mlops4j.fuzz", 20_000);

    /** An export takes as long as a few hundred texts. */
    private static final int TEXTS_PER_EXPORT = 100;

    private static final List<String> TOKENS = List.of(
            "0",
            "1",
            "-1",
            "01",
            "9223372036854775807",
            "9223372036854775808",
            "18446744073709551615",
            "\n",
            "\n\n",
            "\n\n\n",
            "\r\n",
            "\u2014 ",
            "+",
            " ",
            "=",
            "A",
            "AAAA",
            "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
            "index 0\n",
            "extra \n",
            "\u0000",
            "\ud800",
            "c2sp.org/tlog-proof@v1\n");

    private final SplittableRandom random = new SplittableRandom(20_260_301);
    private final Mlops mlops = Sample.filled();
    private final CheckpointKey key = Sample.SIGNER.key();
    private final MerkleTree log = new MerkleTree();
    private final Set<String> signed = new HashSet<>();
    private long read;
    private long same;

    @Test
    @DisplayName("what was damaged is refused by a typed error or an objection, never accepted as something else")
    void damaged(@TempDir Path scratch) throws IOException {
        mlops.registry().create(ModelName.of("another"), "");
        Checkpoint checkpoint = mlops.audit().checkpoint(Sample.MODEL);
        Receipt receipt = mlops.audit().receipt(Sample.MODEL, 7);
        RegistryCheckpoint registry = mlops.audit().registryCheckpoint();
        signed.addAll(List.of(checkpoint.note(), registry.checkpoint().note()));
        List<String> corpus = List.of(key.text(), checkpoint.text(), receipt.text(), registry.text());
        Path export = Sample.export(mlops, scratch.resolve("export"));
        Tampering.log(export).forEach(entry -> log.append(entry.getBytes(UTF_8)));
        for (int i = 0; i < INPUTS; i++) {
            String text = mutated(corpus.get(i % corpus.size()), corpus);
            read(text, () -> key(text));
            read(text, () -> checkpoint(text, checkpoint));
            read(text, () -> receipt(text, receipt));
            read(text, () -> registry(text, registry));
            consistency(checkpoint);
            if (i % TEXTS_PER_EXPORT == 0) {
                export(export);
            }
        }
        System.out.println(INPUTS + " inputs, " + read + " readings that succeeded, " + same + " that say the same");
        assertThat(read).as("some damage leaves a form that can be read").isPositive();
    }

    private void key(String text) {
        CheckpointKey parsed = CheckpointKey.parse(text);
        assertThat(parsed.text()).isEqualTo(text);
        count(parsed.equals(key));
    }

    private void checkpoint(String text, Checkpoint sound) {
        Checkpoint parsed = Checkpoint.parse(text);
        assertThat(parsed.text()).isEqualTo(text);
        if (key.objection(parsed).isEmpty()) {
            // the damage may have left another text's checkpoint, which was signed too
            assertThat(parsed.note()).as(text).isIn(signed);
            same++;
        }
        Checkpoint seen = Checkpoint.unsigned(sound.origin(), 3, Digest.of("seen"));
        assertThat(new Witness(sound.origin(), key, seen).see(parsed, List.of()))
                .isNotInstanceOf(Sighting.Accepted.class);
        read++;
    }

    private void receipt(String text, Receipt sound) {
        Receipt parsed = Receipt.parse(text);
        assertThat(parsed.text()).isEqualTo(text);
        if (ReceiptProof.objection(parsed, key).isEmpty()) {
            assertThat(parsed.entry()).as(text).isEqualTo(sound.entry());
            assertThat(parsed.revision()).as(text).isEqualTo(sound.revision());
            same++;
        }
        read++;
    }

    private void registry(String text, RegistryCheckpoint sound) {
        RegistryCheckpoint parsed = RegistryCheckpoint.parse(text);
        assertThat(parsed.text()).isEqualTo(text);
        if (RegistryTree.objection(parsed).isEmpty()
                && key.objection(parsed.checkpoint()).isEmpty()) {
            assertThat(parsed.heads()).as(text).isEqualTo(sound.heads());
            same++;
        }
        read++;
    }

    /** From a size that the witness remembers to the present one, with a proof that was changed. */
    private void consistency(Checkpoint sound) {
        int from = 1 + random.nextInt((int) sound.size() - 1);
        Digest other = Digest.of("" + random.nextInt());
        List<Digest> proof = new ArrayList<>(log.consistency(from, sound.size()));
        int at = random.nextInt(proof.size());
        switch (random.nextInt(4)) {
            case 0 -> proof.remove(at);
            case 1 -> proof.add(at, other);
            case 2 -> proof.set(at, other);
            default -> proof.add(proof.get(at));
        }
        Checkpoint seen = Checkpoint.unsigned(sound.origin(), from, log.root(from));
        // signatures take their time and are damaged elsewhere
        assertThat(new Witness(sound.origin(), null, seen).see(sound, proof))
                .as("from %d with %s", from, proof)
                .isInstanceOf(Sighting.Unproven.class);
    }

    /** One file of the export is damaged; then the log it still has is the sound one, or something is found. */
    private void export(Path export) throws IOException {
        List<String> names = List.of(
                "log.jsonl",
                "leaf-hashes.txt",
                "checkpoint.txt",
                "registry.txt",
                "remarks.jsonl",
                "entry-5.tlog-proof");
        Path file = export.resolve(names.get(random.nextInt(names.size())));
        byte[] sound = Files.readAllBytes(file);
        byte[] damaged = mutated(new String(sound, UTF_8), List.of(new String(sound, UTF_8)))
                .getBytes(UTF_8);
        Files.write(file, damaged);
        List<String> findings = AuditVerifier.verify(export, Sample.KEY, List.of());
        if (file.endsWith("log.jsonl") && !Arrays.equals(sound, damaged)) {
            assertThat(findings).as(new String(damaged, UTF_8)).isNotEmpty();
        }
        Files.write(file, sound);
    }

    private void count(boolean equal) {
        read++;
        same += equal ? 1 : 0;
    }

    private void read(String text, Runnable reading) {
        try {
            reading.run();
        } catch (IllegalArgumentException expected) {
            assertThat(expected).hasMessageStartingWith("Invalid ");
        } catch (RuntimeException e) {
            throw new AssertionError("not a typed error for " + text, e);
        }
    }

    private String mutated(String text, List<String> corpus) {
        String changed = text;
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            changed = changedOnce(changed, corpus);
        }
        return changed;
    }

    private String changedOnce(String text, List<String> corpus) {
        if (text.isEmpty()) {
            return corpus.get(0);
        }
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + 1 + random.nextInt(12));
        return switch (random.nextInt(8)) {
            case 0 -> text.substring(0, at) + text.substring(end);
            case 1 -> text.substring(0, at) + text.substring(at, end) + text.substring(at);
            case 2 -> text.substring(0, at) + (char) random.nextInt(0x10000) + text.substring(end);
            case 3 -> text.substring(0, at);
            case 4 -> text.substring(0, at) + (char) (' ' + random.nextInt(95)) + text.substring(at + 1);
            case 5 -> text.substring(0, at) + TOKENS.get(random.nextInt(TOKENS.size())) + text.substring(end);
            case 6 -> lines(text);
            default -> {
                String other = corpus.get(random.nextInt(corpus.size()));
                yield text.substring(0, at) + other.substring(random.nextInt(other.length()));
            }
        };
    }

    /** Doubles, drops or moves a whole line, so that the form stays. */
    private String lines(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        int at = random.nextInt(lines.size());
        String line = lines.remove(at);
        if (random.nextBoolean()) {
            lines.add(random.nextInt(lines.size() + 1), line);
            lines.add(at, line);
        }
        return String.join("\n", lines);
    }
}
