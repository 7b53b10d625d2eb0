// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.audit.checkpoint;

import io.mlops4j.common.Digest;
import io.mlops4j.common.Names;
import java.util.ArrayList;
import java.util.List;

/**
 * What a log was at one moment, in the form of C2SP tlog-checkpoint: a signed note whose text is the origin, the size and the
 * root. Extension lines are refused. A checkpoint without signatures is printed as its text alone.
 *
 * @param origin the identity of the log, one line without spaces and {@code +}, such as {@code models.example/churn}; names of keys
 *     and models of any length fit
 * @param size the number of entries of the log
 * @param root the Merkle tree hash (RFC 6962) over them
 * @param signatures the signatures, at most 100
 */
public record Checkpoint(String origin, long size, Digest root, List<CheckpointSignature> signatures)
        implements Anchor {
    private static final int TEXT_LINES = 3;

    /** The standard asks for 16 at least. */
    private static final int MAX_SIGNATURES = 100;

    private static final Digest EMPTY_ROOT = Digest.of(new byte[0]);

    /**
     * Checks the checkpoint.
     *
     * @throws IllegalArgumentException if the origin has another form, the size is negative, an empty log has another root
     *     than the hash of nothing or a log with entries has that, or there are too many signatures
     */
    public Checkpoint {
        Lines.origin(origin);
        if (size < 0) {
            throw Names.invalid("size", size, "0 or more");
        }
        if ((size == 0) != root.equals(EMPTY_ROOT)) {
            throw Names.invalid("root", root, "the hash of nothing for an empty log, and only for that");
        }
        signatures = List.copyOf(signatures);
        if (signatures.size() > MAX_SIGNATURES) {
            throw Names.invalid("number of signatures", signatures.size(), "at most " + MAX_SIGNATURES);
        }
    }

    /**
     * Makes a checkpoint without signatures.
     *
     * @param origin the identity of the log
     * @param size the number of its entries
     * @param root the Merkle tree hash over them
     * @return the checkpoint
     * @throws IllegalArgumentException as the constructor
     */
    public static Checkpoint unsigned(String origin, long size, Digest root) {
        return new Checkpoint(origin, size, root, List.of());
    }

    /**
     * Reads a checkpoint.
     *
     * @param text what {@link #text} prints
     * @return the checkpoint; nothing is said about its signatures
     * @throws IllegalArgumentException if the text has another form
     */
    public static Checkpoint parse(String text) {
        String[] lines = Lines.requireText("checkpoint", text).split("\n", -1);
        // after the last line feed there is one more, empty piece
        int end = lines.length - 1;
        if (end < TEXT_LINES || end == TEXT_LINES + 1 || (end > TEXT_LINES && !lines[TEXT_LINES].isEmpty())) {
            throw Names.invalid(
                    "checkpoint",
                    text,
                    "origin, size and root, each on a line, and then none or an empty line and signatures");
        }
        if (end - TEXT_LINES - 1 > MAX_SIGNATURES) {
            throw Names.invalid("checkpoint", text, "at most " + MAX_SIGNATURES + " signatures");
        }
        List<CheckpointSignature> signatures = new ArrayList<>();
        for (int i = TEXT_LINES + 1; i < end; i++) {
            signatures.add(CheckpointSignature.parse(lines[i]));
        }
        return new Checkpoint(lines[0], Lines.number("size", lines[1]), Lines.hash("root", lines[2]), signatures);
    }

    /**
     * Signs the checkpoint, in addition to those who have signed it.
     *
     * @param signer who signs
     * @return the checkpoint with one more signature
     */
    public Checkpoint signedBy(CheckpointSigner signer) {
        List<CheckpointSignature> more = new ArrayList<>(signatures);
        more.add(signer.key().signature(signer.sign(note())));
        return new Checkpoint(origin, size, root, more);
    }

    /**
     * Gives what is signed.
     *
     * @return origin, size and root, each ended by a line feed
     */
    public String note() {
        return origin + "\n" + size + "\n" + Lines.hash(root) + "\n";
    }

    @Override
    public String text() {
        StringBuilder text = new StringBuilder(note());
        for (int i = 0; i < signatures.size(); i++) {
            text.append(i == 0 ? "\n" : "").append(signatures.get(i).line()).append('\n');
        }
        return text.toString();
    }

    @Override
    public Checkpoint checkpoint() {
        return this;
    }

    @Override
    public String toString() {
        return origin + " at " + size + " entries, root " + root;
    }
}
