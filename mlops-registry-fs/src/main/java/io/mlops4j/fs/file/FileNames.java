// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import io.mlops4j.common.Digest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * File names for names that people chose. Every file system keeps them apart and none gives them a meaning: lower-case
 * ASCII letters, digits, {@code _} and, within, {@code - .} stand for themselves; every other byte of the UTF-8 form is {@code %} and two
 * digits. Long names are cut, and told apart by their digest.
 */
public final class FileNames {
    /** Longest name written in full. With its suffix it fits where names are limited to 143 bytes (eCryptfs). */
    private static final int MAX_FULL = 100;

    /** How much of a longer name is kept for people to recognise it by. */
    private static final int KEPT = 60;

    /** Between the kept part and the digest; never part of a name written in full. */
    private static final char CUT = '+';

    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyz0123456789_";
    // a dot in front hides a file, one at the end is lost on Windows, and a hyphen in front begins an option
    private static final String PLAIN_WITHIN = PLAIN + ".-";

    // what Windows takes for a device, whatever follows the first dot
    private static final Pattern DEVICE = Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");
    private static final Pattern CUT_NAME = Pattern.compile("[a-z0-9_.%-]+\\+[0-9a-f]{64}");
    private static final HexFormat HEX = HexFormat.of();

    private FileNames() {}

    /**
     * Gives the file name of a name.
     *
     * @param name a name without unpaired surrogates
     * @return 1 to 125 ASCII characters
     */
    public static String of(String name) {
        StringBuilder full = new StringBuilder();
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        boolean device = DEVICE.matcher(name).matches();
        for (int i = 0; i < bytes.length; i++) {
            boolean edge = i == 0 || i == bytes.length - 1;
            if (isPlain(bytes[i], edge) && !(device && i == 0)) {
                full.append((char) bytes[i]);
            } else {
                HEX.toHexDigits(full.append('%'), bytes[i]);
            }
        }
        return full.length() <= MAX_FULL
                ? full.toString()
                : cut(full) + CUT + Digest.of(name).hex();
    }

    /**
     * Tells whether a name of a file can be that of anything.
     *
     * @param fileName the name of a file
     * @return whether {@link #of} gives it for some name, as far as it tells
     */
    public static boolean isOne(String fileName) {
        return nameOf(fileName).isPresent() || CUT_NAME.matcher(fileName).matches();
    }

    /** Reads a name that was written in full; empty for one that was cut or that {@link #of} does not give. */
    public static Optional<String> nameOf(String fileName) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < fileName.length(); i++) {
            char c = fileName.charAt(i);
            if (c != '%') {
                bytes.write(c);
            } else if (i + 2 < fileName.length() && isHex(fileName.charAt(i + 1)) && isHex(fileName.charAt(i + 2))) {
                bytes.write(HexFormat.fromHexDigits(fileName, i + 1, i + 3));
                i += 2;
            }
        }
        String name = bytes.toString(StandardCharsets.UTF_8);
        return of(name).equals(fileName) ? Optional.of(name) : Optional.empty();
    }

    private static boolean isPlain(byte b, boolean edge) {
        return (edge ? PLAIN : PLAIN_WITHIN).indexOf(b) >= 0;
    }

    private static boolean isHex(char c) {
        return HexFormat.isHexDigit(c);
    }

    private static String cut(StringBuilder full) {
        int end = KEPT;
        // not within an escape
        while (full.charAt(end - 1) == '%' || full.charAt(end - 2) == '%') {
            end--;
        }
        return full.substring(0, end);
    }
}
