// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.audit.checkpoint;

import io.mlops4j.common.Digest;
import io.mlops4j.common.Names;
import java.util.Base64;
import java.util.regex.Pattern;

/** The lines that checkpoints and receipts are made of, read strictly: each value has one spelling. */
final class Lines {
    /** Larger than a receipt of the largest entry, 4 MiB in base64. */
    private static final int MAX_TEXT = 8 * 1024 * 1024;

    private static final int HASH_BYTES = 32;

    /** The name of a key, that of a model, of which each character may be three bytes, in a URL three characters each, and a subject. */
    private static final int MAX_ORIGIN = Names.MAX_NAME + 9 * Names.MAX_NAME + "//reports".length();

    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,18}");

    private Lines() {}

    static String requireText(String what, String text) {
        if (text.length() > MAX_TEXT) {
            throw Names.invalid(what, text, "at most " + MAX_TEXT + " characters");
        }
        if (!text.endsWith("\n")) {
            throw Names.invalid(what, text, "ended by a line feed");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n') {
                throw Names.invalid(what, text, "no control characters but line feeds");
            }
        }
        return text;
    }

    static long number(String what, String text) {
        try {
            if (NUMBER.matcher(text).matches()) {
                return Long.parseLong(text);
            }
        } catch (NumberFormatException e) {
            throw (IllegalArgumentException) invalidNumber(what, text).initCause(e);
        }
        throw invalidNumber(what, text);
    }

    private static IllegalArgumentException invalidNumber(String what, String text) {
        return Names.invalid(what, text, "a decimal from 0 to 2^63 - 1 without leading zeros");
    }

    static byte[] base64(String what, String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw (IllegalArgumentException) invalidBase64(what, text).initCause(e);
        }
        throw invalidBase64(what, text);
    }

    private static IllegalArgumentException invalidBase64(String what, String text) {
        return Names.invalid(what, text, "base64 of RFC 4648, section 4, padded");
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static Digest hash(String what, String text) {
        byte[] bytes = base64(what, text);
        if (bytes.length != HASH_BYTES) {
            throw Names.invalid(what, text, "base64 of 32 bytes");
        }
        return Digest.ofHash(bytes);
    }

    static String hash(Digest hash) {
        return base64(hash.bytes());
    }

    /** The identity of a log: as strict as a name in every part, but longer, since it holds two names. */
    static String origin(String value) {
        if (value.length() > MAX_ORIGIN) {
            throw Names.invalid("origin", value, "at most " + MAX_ORIGIN + " characters, got " + value.length());
        }
        for (int i = 0; i < Math.max(1, value.length()); i += Names.MAX_NAME) {
            name("origin", value.substring(i, Math.min(value.length(), i + Names.MAX_NAME)));
        }
        return value;
    }

    /** A name of a key. Stricter than the standard: a name that is not a valid key would not be printable. */
    static String name(String what, String value) {
        Names.key(what, value);
        if (value.indexOf(' ') >= 0 || value.indexOf('+') >= 0) {
            throw Names.invalid(what, value, "no space and no plus");
        }
        return value;
    }
}
