// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.arrow;

import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DateMilliVector;
import org.apache.arrow.vector.Decimal256Vector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FloatingPointVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarCharVector;

/** How each type of vector is read. */
final class VectorTypes {
    private static final double MILLIS_PER_DAY = 86_400_000;
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final double MICROS_PER_MILLI = 1e3;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double TWO_TO_64 = 0x1p64;

    private VectorTypes() {}

    static VectorValues values(FieldVector vector) {
        return switch (vector.getMinorType()) {
            case FLOAT4, FLOAT8 -> new VectorValues.Numbers(vector, ((FloatingPointVector) vector)::getValueAsDouble);
            case TINYINT, SMALLINT, INT, BIGINT, UINT1, UINT2, UINT4 ->
                new VectorValues.Numbers(vector, row -> ((BaseIntVector) vector).getValueAsLong(row));
            case UINT8 -> new VectorValues.Numbers(vector, row -> unsigned(((UInt8Vector) vector).get(row)));
            case DECIMAL ->
                new VectorValues.Numbers(
                        vector, row -> ((DecimalVector) vector).getObject(row).doubleValue());
            case DECIMAL256 ->
                new VectorValues.Numbers(
                        vector,
                        row -> ((Decimal256Vector) vector).getObject(row).doubleValue());
            case BIT -> new BooleanCategories((BitVector) vector);
            case VARCHAR -> TextCategories.of((VarCharVector) vector);
            case LARGEVARCHAR -> TextCategories.of((LargeVarCharVector) vector);
            default -> instants(vector);
        };
    }

    private static VectorValues instants(FieldVector vector) {
        return switch (vector.getMinorType()) {
            case DATEDAY -> new VectorValues.Numbers(vector, row -> ((DateDayVector) vector).get(row) * MILLIS_PER_DAY);
            case DATEMILLI -> new VectorValues.Numbers(vector, row -> ((DateMilliVector) vector).get(row));
            case TIMESTAMPSEC, TIMESTAMPSECTZ ->
                new VectorValues.Numbers(vector, row -> ((TimeStampVector) vector).get(row) * MILLIS_PER_SECOND);
            case TIMESTAMPMILLI, TIMESTAMPMILLITZ ->
                new VectorValues.Numbers(vector, row -> ((TimeStampVector) vector).get(row));
            case TIMESTAMPMICRO, TIMESTAMPMICROTZ ->
                new VectorValues.Numbers(vector, row -> ((TimeStampVector) vector).get(row) / MICROS_PER_MILLI);
            case TIMESTAMPNANO, TIMESTAMPNANOTZ ->
                new VectorValues.Numbers(vector, row -> ((TimeStampVector) vector).get(row) / NANOS_PER_MILLI);
            default -> new VectorValues.Unsupported(vector);
        };
    }

    private static double unsigned(long bits) {
        return bits >= 0 ? bits : bits + TWO_TO_64;
    }
}
