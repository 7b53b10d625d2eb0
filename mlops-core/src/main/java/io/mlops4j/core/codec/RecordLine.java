// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.codec;

import io.mlops4j.common.Names;
import java.nio.charset.CharacterCodingException;

/** The shape of what a store of models takes as one entry, for every backend to ask alike. Thread-safe; pure. */
public final class RecordLine {
    private RecordLine() {}

    /**
     * Checks an entry before it is stored.
     *
     * @param payload the entry
     * @return the same entry
     * @throws IllegalArgumentException if it is not one line, holds an unpaired surrogate, or takes more than {@value
     *     JsonOut#MAX_BYTES} bytes in UTF-8
     */
    public static String require(String payload) {
        if (payload.indexOf('\n') >= 0 || payload.indexOf('\r') >= 0) {
            throw Names.invalid("entry", payload, "one line");
        }
        // a character never takes less than a byte, so what is far too long is not encoded to find out
        if (payload.length() > JsonOut.MAX_BYTES || bytes(payload) > JsonOut.MAX_BYTES) {
            throw Names.invalid("entry", payload, "at most " + JsonOut.MAX_BYTES + " bytes in UTF-8");
        }
        return payload;
    }

    private static int bytes(String payload) {
        try {
            return Checksum.utf8(payload).remaining();
        } catch (CharacterCodingException e) {
            throw (IllegalArgumentException)
                    Names.invalid("entry", payload, "no unpaired surrogates").initCause(e);
        }
    }
}
