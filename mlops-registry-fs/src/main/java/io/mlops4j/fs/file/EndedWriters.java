// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

/**
 * Up to which list of announcements somebody has read those that are numbered.
 *
 * @param number the number of the last one, 0 for none
 * @param check the CRC-32C of that one, in 8 hexadecimal digits; {@code -} if there is none or it could not be read
 */
public record EndedWriters(long number, String check) {
    /** Before the first. */
    public static final EndedWriters NONE = new EndedWriters(0, "-");

    static EndedWriters of(long number, byte[] list) {
        return new EndedWriters(number, CheckedLine.check(list));
    }
}
