// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.codec;

import io.mlops4j.common.Names;
import java.nio.charset.CharacterCodingException;
import java.util.List;

/** The shape of what a store of models takes as entries, for every backend to ask alike. Thread-safe; pure. */
public final class RecordLine {
    /** Most entries that are committed at once: what a transaction of a database takes without effort. */
    public static final int MAX_LINES = 1_000;

    private RecordLine() {}

    /**
     * Checks the entries of a commit before any is stored.
     *
     * @param payloads the entries
     * @return a copy
     * @throws IllegalArgumentException if there are none or more than {@value #MAX_LINES}, if one is not one line, or holds
     *     U+0000 or an unpaired surrogate, or if they take more than {@value JsonOut#MAX_BYTES} bytes together in UTF-8
     */
    public static List<String> require(List<String> payloads) {
        if (payloads.isEmpty() || payloads.size() > MAX_LINES) {
            throw Names.invalid("entries", payloads.size() + " of them", "1 to " + MAX_LINES);
        }
        long bytes = 0;
        for (String payload : payloads) {
            bytes += bytes(requireLine(payload));
            if (bytes > JsonOut.MAX_BYTES) {
                throw Names.invalid(
                        "entry", payload, "at most " + JsonOut.MAX_BYTES + " bytes in UTF-8 with all before it");
            }
        }
        return List.copyOf(payloads);
    }

    /**
     * Gives as many entries as can be committed at once.
     *
     * @param payloads entries, at least one
     * @return the first of them, at least one
     * @throws IllegalArgumentException if one of these has not the shape of an entry
     */
    public static List<String> fitting(List<String> payloads) {
        long bytes = 0;
        int size = 0;
        while (size < Math.min(payloads.size(), MAX_LINES)) {
            bytes += bytes(requireLine(payloads.get(size)));
            if (bytes > JsonOut.MAX_BYTES) {
                break;
            }
            size++;
        }
        return payloads.subList(0, Math.max(1, size));
    }

    private static String requireLine(String payload) {
        if (payload.indexOf('\n') >= 0 || payload.indexOf('\r') >= 0) {
            throw Names.invalid("entry", payload, "one line");
        }
        if (payload.indexOf('\0') >= 0) {
            throw Names.invalid("entry", payload, "without U+0000, which some databases cannot keep");
        }
        // a character never takes less than a byte, so what is far too long is not encoded to find out
        if (payload.length() > JsonOut.MAX_BYTES) {
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
