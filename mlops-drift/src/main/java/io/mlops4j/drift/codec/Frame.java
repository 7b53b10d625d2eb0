// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.codec;

import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.UnsupportedFormatException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * What every binary form has around its content.
 *
 * <pre>
 * 4 bytes   the form's name in ASCII
 * 1 byte    format version, from 1
 * ...       the content
 * 4 bytes   CRC-32C of everything before, most significant byte first
 * </pre>
 *
 * @param magic the form's name, 4 characters
 * @param version the newest format version, which is the one written
 * @param subject what the form holds, for messages
 */
record Frame(String magic, int version, String subject) {
    private static final int CHECKSUM_LENGTH = Integer.BYTES;

    /** Starts the bytes. */
    ByteWriter start() {
        ByteWriter out = new ByteWriter();
        out.writeRaw(magic.getBytes(StandardCharsets.US_ASCII));
        out.writeByte(version);
        return out;
    }

    /** Ends the bytes with the checksum of all that was written. */
    byte[] end(ByteWriter out) {
        byte[] content = out.toBytes();
        byte[] bytes = Arrays.copyOf(content, content.length + CHECKSUM_LENGTH);
        int checksum = checksum(content, content.length);
        for (int i = 0; i < CHECKSUM_LENGTH; i++) {
            bytes[content.length + i] = (byte) (checksum >>> (Integer.SIZE - Byte.SIZE - Byte.SIZE * i));
        }
        return bytes;
    }

    /**
     * Checks the frame.
     *
     * @return a reader of the content
     * @throws CorruptRecordException if the bytes are damaged or of another form
     * @throws UnsupportedFormatException if their format version is newer
     */
    ByteReader open(byte[] bytes) {
        byte[] name = magic.getBytes(StandardCharsets.US_ASCII);
        int header = name.length + 1;
        if (bytes.length < header + CHECKSUM_LENGTH) {
            throw corrupt(bytes.length + " bytes are too few");
        }
        if (!Arrays.equals(bytes, 0, name.length, name, 0, name.length)) {
            throw corrupt("it does not start with '" + magic + "'");
        }
        int written = bytes[name.length] & 0xff;
        if (written > version) {
            throw new UnsupportedFormatException("Cannot read " + subject + ": format version " + written
                    + " is newer than " + version + ", the newest that this library reads (upgrade the library)");
        }
        int end = bytes.length - CHECKSUM_LENGTH;
        if (written < 1 || storedChecksum(bytes, end) != checksum(bytes, end)) {
            throw corrupt("its content does not match its checksum");
        }
        return new ByteReader(this, bytes, header, end);
    }

    CorruptRecordException corrupt(String reason) {
        return new CorruptRecordException("Cannot read " + subject + ": " + reason);
    }

    private static int storedChecksum(byte[] bytes, int from) {
        int stored = 0;
        for (int i = from; i < from + CHECKSUM_LENGTH; i++) {
            stored = (stored << Byte.SIZE) | (bytes[i] & 0xff);
        }
        return stored;
    }

    private static int checksum(byte[] bytes, int end) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, end);
        return (int) checksum.getValue();
    }
}
