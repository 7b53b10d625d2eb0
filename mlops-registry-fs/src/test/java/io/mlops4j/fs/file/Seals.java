// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mlops4j.common.Digest;

/** Gives altered texts the checks of sound ones, so that what lies behind the checks is reached. */
public final class Seals {
    private static final int JSON_TAIL = ",\"crc\":\"01234567\"}".length();

    private Seals() {}

    /** Seals a record file: its length, digest and check. */
    public static byte[] record(byte[] input) {
        String text = new String(input, UTF_8);
        int end = text.indexOf('\n');
        if (end < 0) {
            return input;
        }
        String rest = text.substring(end + 1);
        String first = text.substring(0, end)
                .replaceAll(" check=.*", "")
                .replaceAll("bytes=\\S*", "bytes=" + rest.getBytes(UTF_8).length)
                .replaceAll("sha256=\\S*", "sha256=" + Digest.of(rest).hex());
        return (CheckedLine.seal(first) + "\n" + rest).getBytes(UTF_8);
    }

    /** Seals a first line. */
    public static byte[] line(byte[] input) {
        return CheckedLine.seal(new String(input, UTF_8).replaceAll(" check=.*", ""))
                .getBytes(UTF_8);
    }

    /** Seals a segment: every line with the check of the one before. */
    public static byte[] segment(byte[] input) {
        String[] lines = new String(input, UTF_8).split("\n", -1);
        StringBuilder sealed = new StringBuilder();
        String check = "";
        for (int i = 0; i < lines.length; i++) {
            if (i == 0) {
                sealed.append(CheckedLine.seal(lines[0].replaceAll(" check=.*", "")));
                check = sealed.substring(sealed.lastIndexOf("=") + 1);
            } else if (lines[i].indexOf(' ') >= 0) {
                String rest = lines[i].substring(lines[i].indexOf(' '));
                check = CheckedLine.check((check + rest).getBytes(UTF_8));
                sealed.append(check).append(rest);
            } else {
                sealed.append(lines[i]);
            }
            sealed.append(i < lines.length - 1 ? "\n" : "");
        }
        return sealed.toString().getBytes(UTF_8);
    }

    /** Seals a line of JSON. */
    public static byte[] json(byte[] input) {
        String text = new String(input, UTF_8);
        String open = text.substring(0, Math.max(0, text.length() - JSON_TAIL));
        return (open + ",\"crc\":\"" + CheckedLine.check(open.getBytes(UTF_8)) + "\"}").getBytes(UTF_8);
    }
}
