// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.codec;

import io.mlops4j.drift.column.CategoricalProfile;
import io.mlops4j.drift.column.ColumnProfile;
import io.mlops4j.drift.column.NumericProfile;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 over the content of a profile: every field in a fixed order, numbers in binary, strings with their length. */
final class ProfileDigest {
    private ProfileDigest() {}

    static String of(List<ColumnProfile> columns) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (DataOutputStream out =
                    new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest))) {
                out.writeInt(columns.size());
                for (ColumnProfile column : columns) {
                    writeColumn(out, column);
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Cannot compute digest: every Java platform has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot compute digest: " + e.getMessage(), e);
        }
    }

    private static void writeColumn(DataOutputStream out, ColumnProfile column) throws IOException {
        writeText(out, column.name());
        out.writeLong(column.absences().nulls());
        out.writeLong(column.absences().nans());
        if (column instanceof NumericProfile numeric) {
            writeText(out, ProfileWriter.NUMERIC);
            writeNumbers(out, numeric.points());
            writeCounts(out, numeric.slots());
            out.writeByte(BinningCodes.digested(numeric.bins().binning()));
            writeNumbers(out, numeric.bins().edges());
        } else {
            CategoricalProfile categorical = (CategoricalProfile) column;
            writeText(out, ProfileWriter.CATEGORICAL);
            out.writeInt(categorical.categories().size());
            for (String category : categorical.categories()) {
                writeText(out, category);
            }
            writeCounts(out, categorical.counts());
            out.writeLong(categorical.pooled());
            out.writeInt(categorical.unseenLimit());
        }
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void writeNumbers(DataOutputStream out, double[] numbers) throws IOException {
        out.writeInt(numbers.length);
        for (double number : numbers) {
            out.writeDouble(number);
        }
    }

    private static void writeCounts(DataOutputStream out, long[] counts) throws IOException {
        out.writeInt(counts.length);
        for (long count : counts) {
            out.writeLong(count);
        }
    }
}
