// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.arrow;

import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.Decimal256Vector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.VarCharVector;

/** How each type of vector is read. */
final class VectorTypes {
    private VectorTypes() {}

    static VectorValues values(FieldVector vector) {
        return switch (vector.getMinorType()) {
            case FLOAT8 -> numbers(vector, Widening::float8);
            case FLOAT4 -> numbers(vector, Widening::float4);
            case TINYINT -> numbers(vector, Widening::int1);
            case SMALLINT -> numbers(vector, Widening::int2);
            case INT -> numbers(vector, Widening::int4);
            case BIGINT -> numbers(vector, Widening::int8);
            case UINT1 -> numbers(vector, Widening::unsigned1);
            case UINT2 -> numbers(vector, Widening::unsigned2);
            case UINT4 -> numbers(vector, Widening::unsigned4);
            case UINT8 -> numbers(vector, Widening::unsigned8);
            case DECIMAL ->
                VectorValues.Numbers.decoded(
                        vector, row -> ((DecimalVector) vector).getObject(row).doubleValue());
            case DECIMAL256 ->
                VectorValues.Numbers.decoded(
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
            case DATEDAY -> numbers(vector, Widening::days);
            case DATEMILLI, TIMESTAMPMILLI, TIMESTAMPMILLITZ -> numbers(vector, Widening::int8);
            case TIMESTAMPSEC, TIMESTAMPSECTZ -> numbers(vector, Widening::seconds);
            case TIMESTAMPMICRO, TIMESTAMPMICROTZ -> numbers(vector, Widening::micros);
            case TIMESTAMPNANO, TIMESTAMPNANOTZ -> numbers(vector, Widening::nanos);
            default -> VectorValues.Unsupported.of(vector);
        };
    }

    private static VectorValues numbers(FieldVector vector, Widening widening) {
        return VectorValues.Numbers.widened((BaseFixedWidthVector) vector, widening);
    }
}
