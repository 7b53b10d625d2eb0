// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.codec;

import io.mlops4j.drift.column.ColumnProfile;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.UnsupportedFormatException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The stored forms of a reference profile: JSON, version 1, and bytes, version 1. Both carry the digest of the content, so any
 * change to it is found.
 */
public final class ProfileCodec {
    static final String FORMAT = "mlops4j-reference-profile";
    static final int VERSION = 1;
    // What somebody who stores both hands in by mistake.
    private static final String REPORT_FORMAT = "mlops4j-drift-report";

    private static final Set<String> FIELDS = Set.of("format", "version", "digest", "columns");

    private ProfileCodec() {}

    /**
     * Writes the columns, in their order.
     *
     * @return one JSON object
     */
    public static String toJson(List<ColumnProfile> columns) {
        return ProfileWriter.write(columns, ProfileDigest.of(columns));
    }

    /**
     * The digest of the columns' content. It does not depend on how numbers are printed, which differs between JDKs.
     *
     * @return SHA-256 in 64 lower-case hexadecimal digits
     */
    public static String digest(List<ColumnProfile> columns) {
        return ProfileDigest.of(columns);
    }

    /**
     * Writes the columns, in their order, as bytes.
     *
     * @param digest of the columns
     * @return the same bytes for the same content
     */
    public static byte[] toBytes(List<ColumnProfile> columns, String digest) {
        return ProfileBytes.write(columns, digest);
    }

    /**
     * Reads what {@link #toBytes} wrote, in this or an earlier version of the library.
     *
     * @return the columns with their digest
     * @throws CorruptRecordException if the bytes are damaged or altered
     * @throws UnsupportedFormatException if a newer version of the library wrote them
     */
    public static ProfileContent fromBytes(byte[] bytes) {
        try {
            return ProfileBytesReader.read(bytes);
        } catch (IOException | IllegalArgumentException | ArithmeticException e) {
            throw new CorruptRecordException("Cannot read reference profile: " + firstLine(e), e);
        }
    }

    /**
     * Reads only which digest the bytes name. Their checksum is checked, but not their content.
     *
     * @return 64 lower-case hexadecimal digits
     * @throws CorruptRecordException if the bytes are damaged
     * @throws UnsupportedFormatException if a newer version of the library wrote them
     */
    public static String storedDigest(byte[] bytes) {
        return ProfileBytesReader.digest(ProfileBytes.FRAME.open(bytes));
    }

    /**
     * Reads what {@link #toJson} wrote, in this or an earlier version of the library.
     *
     * @return the columns with their digest
     * @throws CorruptRecordException if the text is damaged or altered
     * @throws UnsupportedFormatException if a newer version of the library wrote it
     */
    public static ProfileContent fromJson(String json) {
        try {
            if (StrictJson.format(json).equals(REPORT_FORMAT)) {
                throw new IOException("this is a drift report");
            }
            return content(new JsonObject(StrictJson.readObject(json)));
        } catch (IOException | IllegalArgumentException | ArithmeticException e) {
            throw new CorruptRecordException("Cannot read reference profile: " + firstLine(e), e);
        }
    }

    private static ProfileContent content(JsonObject profile) throws IOException {
        String format = profile.text("format");
        if (!format.equals(FORMAT)) {
            throw new IOException("its format is '" + format + "' instead of '" + FORMAT + "'");
        }
        long version = profile.count("version");
        if (version > VERSION) {
            throw new UnsupportedFormatException("Cannot read reference profile: it has format version " + version
                    + ", this library reads up to " + VERSION + " (upgrade the library)");
        }
        profile.requireOnly(FIELDS);
        String digest = profile.text("digest");
        List<ColumnProfile> columns = new ArrayList<>();
        for (Object column : profile.list("columns")) {
            columns.add(column(JsonObject.of(column)));
        }
        if (version < 1) {
            throw new IOException("its format version is " + version);
        }
        return ProfileContent.checked(columns, digest);
    }

    private static ColumnProfile column(JsonObject column) throws IOException {
        String name = column.text("name");
        try {
            return switch (column.text("kind")) {
                case ProfileWriter.NUMERIC -> ProfileReader.numeric(name, column);
                case ProfileWriter.CATEGORICAL -> ProfileReader.categorical(name, column);
                default -> throw new IOException("unknown kind '" + column.text("kind") + "'");
            };
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException("column '" + name + "': " + firstLine(e), e);
        }
    }

    private static String firstLine(Exception error) {
        return String.valueOf(error.getMessage()).lines().findFirst().orElse("unreadable");
    }
}
