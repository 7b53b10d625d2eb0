// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.arrow;

import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseLargeVariableWidthVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;

/**
 * Checks that the buffers of a vector are as long as its value count needs. Arrow's own checks can be switched off by a system
 * property, and a read past the end then takes the process down.
 */
final class BufferLengths {
    private BufferLengths() {}

    static void require(FieldVector vector) {
        long values = vector.getValueCount();
        if (values == 0) {
            return;
        }
        if (vector instanceof BaseFixedWidthVector fixed) {
            requireBytes(vector, "validity", fixed.getValidityBuffer().capacity(), bitBytes(values));
            long needed = vector instanceof BitVector ? bitBytes(values) : values * fixed.getTypeWidth();
            requireBytes(vector, "data", fixed.getDataBuffer().capacity(), needed);
        } else if (vector instanceof BaseVariableWidthVector text) {
            requireBytes(vector, "validity", text.getValidityBuffer().capacity(), bitBytes(values));
            requireBytes(vector, "offset", text.getOffsetBuffer().capacity(), (values + 1) * Integer.BYTES);
            requireOffsets(
                    vector,
                    text.getDataBuffer().capacity(),
                    i -> text.getOffsetBuffer().getInt(i * Integer.BYTES));
        } else if (vector instanceof BaseLargeVariableWidthVector text) {
            requireBytes(vector, "validity", text.getValidityBuffer().capacity(), bitBytes(values));
            requireBytes(vector, "offset", text.getOffsetBuffer().capacity(), (values + 1) * Long.BYTES);
            requireOffsets(
                    vector,
                    text.getDataBuffer().capacity(),
                    i -> text.getOffsetBuffer().getLong(i * Long.BYTES));
        }
    }

    private interface Offsets {
        long at(long index);
    }

    private static void requireOffsets(FieldVector vector, long capacity, Offsets offsets) {
        long previous = offsets.at(0);
        for (long i = 0; i <= vector.getValueCount(); i++) {
            long offset = offsets.at(i);
            if (offset < previous || offset < 0 || offset > capacity) {
                throw new IllegalArgumentException("Cannot read column '" + vector.getName() + "': text ends at byte "
                        + offset + " of " + capacity + " after starting at " + previous);
            }
            previous = offset;
        }
    }

    private static void requireBytes(FieldVector vector, String buffer, long capacity, long needed) {
        if (capacity < needed) {
            throw new IllegalArgumentException("Cannot read column '" + vector.getName() + "': its " + buffer
                    + " buffer has " + capacity + " bytes, its " + vector.getValueCount() + " values need " + needed);
        }
    }

    private static long bitBytes(long values) {
        return (values + Byte.SIZE - 1) / Byte.SIZE;
    }
}
