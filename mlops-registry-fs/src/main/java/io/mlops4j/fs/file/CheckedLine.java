// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import io.mlops4j.error.UnsupportedFormatException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * The first line of each file, the same in every version of the format: a name, {@code format=}, its version, whatever that
 * version says, and a check of all that. So every version of the library can tell damage from a newer format.
 */
final class CheckedLine {
    private static final Pattern SHAPE = Pattern.compile("(([a-z0-9-]+) format=([0-9]{1,9}) .*) check=([0-9a-f]{8})");

    private CheckedLine() {}

    /** Ends a line. */
    static String seal(String line) {
        return line + " check=" + check(line.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Checks a line and takes its end off.
     *
     * @param file where it stands, for errors
     * @param name the name that it must begin with
     * @param newest the newest version that the caller knows
     * @param sealed the line
     * @return the line as it was before it was sealed
     */
    static String open(Path file, String name, int newest, String sealed) {
        Matcher line = SHAPE.matcher(sealed);
        if (!line.matches()
                || !check(line.group(1).getBytes(StandardCharsets.UTF_8)).equals(line.group(4))) {
            throw RecordFile.corrupt(file, "its first line is damaged", null);
        }
        if (!line.group(2).equals(name)) {
            throw RecordFile.corrupt(file, "it is " + line.group(2) + ", not " + name, null);
        }
        if (Integer.parseInt(line.group(3)) > newest) {
            throw new UnsupportedFormatException("Cannot read '" + file + "': it has format " + line.group(3)
                    + ", written by a newer library; this one knows formats up to " + newest);
        }
        return line.group(1);
    }

    /** Gives the CRC-32C (RFC 3720) of bytes, in 8 lower-case hexadecimal digits. */
    static String check(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    /** Finds the line feed that ends the line at an offset; -1 if there is none. */
    static int endOf(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** Gives the end of a file without the zeros that stand, after a power cut, where the data of an append had not arrived. */
    static String arrived(String end) {
        int length = end.length();
        while (length > 0 && end.charAt(length - 1) == 0) {
            length--;
        }
        return end.substring(0, length);
    }
}
