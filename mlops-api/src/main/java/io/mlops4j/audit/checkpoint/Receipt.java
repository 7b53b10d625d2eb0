// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.audit.checkpoint;

import io.mlops4j.common.Digest;
import io.mlops4j.common.Names;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An entry of a log with the proof that it is there, to be kept outside the store. Printed as a C2SP tlog-proof whose extra
 * data is the entry.
 *
 * @param entry the stored entry, to the character; the leaf is its UTF-8 form
 * @param revision its place in the log, 1 for the first
 * @param path the inclusion proof (RFC 6962, section 2.1.1), from the leaf's sibling to the root's child
 * @param checkpoint the log that it is in; may be later than the entry
 */
public record Receipt(String entry, long revision, List<Digest> path, Checkpoint checkpoint) implements Anchor {
    private static final String FORMAT = "c2sp.org/tlog-proof@v1\n";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";

    /** No leaf lies deeper than the largest size has bits. */
    private static final int MAX_PATH = 63;

    /**
     * Checks the shape; whether the proof holds is for core to say.
     *
     * @throws IllegalArgumentException if the log of the checkpoint has no such entry, or the proof is longer than any
     */
    public Receipt {
        if (revision < 1 || revision > checkpoint.size()) {
            throw Names.invalid("revision", revision, "1 to the size of the log, " + checkpoint.size());
        }
        path = List.copyOf(path);
        if (path.size() > MAX_PATH) {
            throw Names.invalid("length of the proof", path.size(), "at most " + MAX_PATH);
        }
    }

    /**
     * Reads a receipt.
     *
     * @param text what {@link #text} prints
     * @return the receipt
     * @throws IllegalArgumentException if the text has another form
     */
    public static Receipt parse(String text) {
        int gap = Lines.requireText("receipt", text).indexOf("\n\n");
        if (!text.startsWith(FORMAT) || gap < FORMAT.length()) {
            throw Names.invalid("receipt", text, "a c2sp.org/tlog-proof@v1 and a checkpoint after an empty line");
        }
        String[] lines = text.substring(FORMAT.length(), gap).split("\n", -1);
        if (lines.length < 2 || !lines[0].startsWith(EXTRA) || !lines[1].startsWith(INDEX)) {
            throw Names.invalid("receipt", text, "a line 'extra' with the entry, then a line 'index'");
        }
        if (lines.length - 2 > MAX_PATH) {
            throw Names.invalid("receipt", text, "at most " + MAX_PATH + " hashes");
        }
        List<Digest> path = new ArrayList<>();
        for (int i = 2; i < lines.length; i++) {
            path.add(Lines.hash("hash", lines[i]));
        }
        long index = Lines.number("index", lines[1].substring(INDEX.length()));
        Checkpoint checkpoint = Checkpoint.parse(text.substring(gap + 2));
        if (index == Long.MAX_VALUE) {
            throw Names.invalid("index", index, "below the size of the log");
        }
        return new Receipt(entry(lines[0].substring(EXTRA.length())), index + 1, path, checkpoint);
    }

    @Override
    public String text() {
        StringBuilder text = new StringBuilder(FORMAT)
                .append(EXTRA)
                .append(Lines.base64(entry.getBytes(StandardCharsets.UTF_8)))
                .append('\n')
                .append(INDEX)
                .append(revision - 1)
                .append('\n');
        path.forEach(hash -> text.append(Lines.hash(hash)).append('\n'));
        return text.append('\n').append(checkpoint.text()).toString();
    }

    private static String entry(String base64) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Lines.base64("entry", base64)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw (IllegalArgumentException)
                    Names.invalid("entry", base64, "text in UTF-8").initCause(e);
        }
    }
}
