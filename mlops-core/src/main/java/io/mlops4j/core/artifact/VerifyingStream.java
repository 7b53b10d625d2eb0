// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.artifact;

import io.mlops4j.common.Digest;
import io.mlops4j.error.CorruptRecordException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Digests what passes, and throws at the end instead of reporting it if the digest is another one. */
final class VerifyingStream extends InputStream {
    private final InputStream content;
    private final Digest expected;
    private final MessageDigest hash = Digest.newHash();
    private @Nullable Digest actual;

    VerifyingStream(InputStream content, Digest expected) {
        this.content = content;
        this.expected = expected;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = content.read(target, offset, length);
        if (count >= 0) {
            hash.update(target, offset, count);
        } else {
            requireDigest();
        }
        return count;
    }

    @Override
    public int available() throws IOException {
        return content.available();
    }

    @Override
    public void close() throws IOException {
        content.close();
    }

    /** At each read past the end again, since a caller may have swallowed the first answer. */
    private void requireDigest() {
        if (actual == null) {
            actual = Digest.ofHash(hash.digest());
        }
        if (!actual.equals(expected)) {
            throw new CorruptRecordException(
                    "Cannot read content '" + expected + "': what is stored has the digest '" + actual + "'");
        }
    }
}
