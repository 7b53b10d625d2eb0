// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.remark;

import io.mlops4j.common.Names;
import io.mlops4j.core.codec.JsonIn;
import io.mlops4j.core.codec.JsonOut;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The content that holds a remark, format version {@value #VERSION}: a line of JSON with a random salt and the words. Its digest
 * stands in the log. Words are few and easily guessed, so without the salt the digest would give them away after their erasure.
 */
final class RemarkContent {
    /** The format version that is written, and the newest that is read. */
    static final int VERSION = 1;

    /** 128 bits, more than anybody can try. */
    static final int LEAST_SALT_BYTES = 16;

    /** No remark takes more, at six bytes for a character that JSON escapes. */
    static final int MAX_BYTES = 6 * Names.MAX_TEXT + 1_000;

    private RemarkContent() {}

    static byte[] encode(byte[] salt, String words) {
        if (salt.length < LEAST_SALT_BYTES) {
            throw new IllegalStateException("Cannot keep a remark: the source of salts gave " + salt.length
                    + " bytes, less than " + LEAST_SALT_BYTES);
        }
        String text = Base64.getEncoder().encodeToString(salt);
        return JsonOut.document(VERSION, out -> out.text("salt", text).text("text", words))
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads the words.
     *
     * @throws io.mlops4j.error.CorruptRecordException if the content is no remark
     * @throws io.mlops4j.error.UnsupportedFormatException if a newer library wrote it
     */
    static String decode(byte[] content) {
        JsonIn in = JsonIn.document("remark", new String(content, StandardCharsets.UTF_8), VERSION)
                .only("salt", "text");
        in.parsed("salt", Base64.getDecoder()::decode);
        return in.text("text");
    }
}
