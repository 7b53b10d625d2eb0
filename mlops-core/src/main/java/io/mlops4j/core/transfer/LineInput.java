// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.transfer;

import io.mlops4j.common.Digest;
import io.mlops4j.core.codec.JsonOut;
import io.mlops4j.error.CorruptRecordException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The lines of a stream, none longer than a record may be, with the digest of those that were read. */
final class LineInput {
    private final InputStream in;
    private final MessageDigest hash = Digest.newHash();
    private long count;

    LineInput(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** Names the next line, for errors. */
    String record() {
        return "line " + (count + 1) + " of exported model";
    }

    long count() {
        return count;
    }

    /** The digest of all lines so far, line feeds included. */
    Digest digest() {
        try {
            return Digest.ofHash(((MessageDigest) hash.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Every Java platform can copy a SHA-256", e);
        }
    }

    String next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0) {
                throw new CorruptRecordException("Cannot read " + record() + ": the stream ends there");
            }
            if (line.size() == JsonOut.MAX_BYTES) {
                throw new CorruptRecordException(
                        "Cannot read " + record() + ": it is larger than " + JsonOut.MAX_BYTES + " bytes");
            }
            line.write(one);
        }
        byte[] utf8 = line.toByteArray();
        String text = decoded(utf8);
        hash.update(utf8);
        hash.update((byte) '\n');
        count++;
        return text;
    }

    /** Tells something else from an exported model that is damaged. */
    void requireStart() throws IOException {
        in.mark(1);
        int first = in.read();
        in.reset();
        if (first != '{') {
            throw new CorruptRecordException("Cannot read " + record() + ": the stream "
                    + (first < 0 ? "is empty" : "is none, for it does not begin as each does"));
        }
    }

    void requireEnd() throws IOException {
        if (in.read() >= 0) {
            throw new CorruptRecordException("Cannot read " + record() + ": it follows the end");
        }
    }

    /** Not replaced, as the usual conversion does: each entry must arrive as it was. */
    private String decoded(byte[] utf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CorruptRecordException("Cannot read " + record() + ": it is not UTF-8", e);
        }
    }
}
