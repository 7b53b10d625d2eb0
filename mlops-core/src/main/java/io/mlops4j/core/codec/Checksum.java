// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * The last field of each line: {@code "crc"}, the CRC-32C (RFC 3720) of the UTF-8 form of everything before the comma that
 * precedes it, in 8 lower-case hexadecimal digits. It finds accidents, each single altered byte among them; what finds
 * intent is the audit tree.
 */
final class Checksum {
    /** What the end of a line says about the rest. */
    enum Finding {
        SOUND,
        BROKEN,
        MISSING
    }

    private static final String OPENING = ",\"crc\":\"";
    private static final String CLOSING = "\"}";
    private static final int DIGITS = 8;
    private static final int TAIL = OPENING.length() + DIGITS + CLOSING.length();

    private Checksum() {}

    /** Ends a line of which only the last field and the closing brace are missing. */
    static String seal(String open, ByteBuffer utf8) {
        return open + OPENING + digits(utf8) + CLOSING;
    }

    static Finding of(String line) throws CharacterCodingException {
        int end = line.length() - TAIL;
        if (end < 0 || !line.startsWith(OPENING, end) || !line.endsWith(CLOSING)) {
            return Finding.MISSING;
        }
        String expected = digits(utf8(line.substring(0, end)));
        return line.startsWith(expected, end + OPENING.length()) ? Finding.SOUND : Finding.BROKEN;
    }

    /**
     * Fails on unpaired surrogates, which the usual conversion would replace silently. Looks for them first, since an encoder
     * that reports them takes several times as long for each entry of a log.
     */
    static ByteBuffer utf8(String text) throws CharacterCodingException {
        int i = 0;
        while (i < text.length()) {
            boolean surrogate = Character.isSurrogate(text.charAt(i));
            if (surrogate && !Character.isSupplementaryCodePoint(text.codePointAt(i))) {
                throw new MalformedInputException(1);
            }
            i += surrogate ? 2 : 1;
        }
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String digits(ByteBuffer utf8) {
        CRC32C crc = new CRC32C();
        crc.update(utf8.duplicate());
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
