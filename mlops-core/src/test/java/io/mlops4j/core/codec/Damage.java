// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.codec;

import io.mlops4j.error.CorruptRecordException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** What storage does to lines that nobody altered on purpose. */
final class Damage {
    private Damage() {}

    /** Each byte with each bit turned, and as a few bytes that mean something in JSON or UTF-8. */
    static void eachAlteredByte(String line, Consumer<String> reader) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            byte sound = bytes[i];
            for (int bit = 0; bit < 8; bit++) {
                requireCorrupt(bytes, i, (byte) (sound ^ 1 << bit), reader);
            }
            for (char sign : "\"{}[],:\\ 09\u0000\u0080\u00ff".toCharArray()) {
                if ((byte) sign != sound) {
                    requireCorrupt(bytes, i, (byte) sign, reader);
                }
            }
            bytes[i] = sound;
        }
    }

    private static void requireCorrupt(byte[] bytes, int index, byte altered, Consumer<String> reader) {
        bytes[index] = altered;
        String line = new String(bytes, StandardCharsets.UTF_8);
        try {
            reader.accept(line);
        } catch (CorruptRecordException e) {
            return;
        }
        throw new AssertionError("byte " + index + " altered to " + altered + " was read: " + line);
    }
}
