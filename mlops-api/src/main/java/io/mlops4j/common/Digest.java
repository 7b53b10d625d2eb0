// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.common;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 digest (FIPS 180-4) of some content.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Digest(String hex) implements Comparable<Digest> {
    private static final int DIGITS = 64;
    private static final String PREFIX = "sha256:";

    /**
     * Checks the digits.
     *
     * @throws IllegalArgumentException if they are not 64 lower-case hexadecimal digits
     */
    public Digest {
        if (!isShape(hex)) {
            throw Names.invalid("SHA-256 digest", hex, "64 lower-case hexadecimal digits");
        }
    }

    /**
     * Takes the result of a finished hash.
     *
     * @param sha256 32 bytes
     * @return the digest
     * @throws IllegalArgumentException if there are not 32 bytes
     */
    public static Digest ofHash(byte[] sha256) {
        return new Digest(HexFormat.of().formatHex(sha256));
    }

    /**
     * Digests bytes.
     *
     * @param content the content, possibly empty
     * @return its digest
     */
    public static Digest of(byte[] content) {
        return ofHash(newHash().digest(content));
    }

    /**
     * Digests the UTF-8 form of a text. Does not read a digest: of a text that is one, this gives the digest of its
     * digits. Use {@link #parse} for {@code sha256:9a12...} and the constructor for the 64 digits alone.
     *
     * @param content the content, possibly empty
     * @return its digest
     */
    public static Digest of(String content) {
        return of(content.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads the printed form.
     *
     * @param text what {@link #toString} prints: {@code sha256:} and the digits
     * @return the digest
     * @throws IllegalArgumentException if the text has another form
     */
    public static Digest parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw Names.invalid("digest", text, "'" + PREFIX + "' and 64 lower-case hexadecimal digits");
        }
        return new Digest(text.substring(PREFIX.length()));
    }

    /**
     * Gives the hash itself.
     *
     * @return 32 bytes, a copy
     */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    /**
     * Starts a hash for content that arrives in pieces.
     *
     * @return a new SHA-256 hash
     */
    public static MessageDigest newHash() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Not by a regular expression: an append to a log makes several digests. */
    private static boolean isShape(String hex) {
        if (hex.length() != DIGITS) {
            return false;
        }
        for (int i = 0; i < DIGITS; i++) {
            char c = hex.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(Digest other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return PREFIX + hex;
    }
}
