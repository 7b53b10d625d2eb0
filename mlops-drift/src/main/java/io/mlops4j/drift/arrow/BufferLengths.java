// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.arrow;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseLargeVariableWidthVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;

/**
 * Checks that the buffers of a vector are as long as its value count needs, and that these are not released. Arrow's own checks can be switched off by a system
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
            requireBytes(
                    vector, "validity", held(vector, fixed.getValidityBuffer()).capacity(), bitBytes(values));
            long needed = vector instanceof BitVector ? bitBytes(values) : values * fixed.getTypeWidth();
            requireBytes(vector, "data", held(vector, fixed.getDataBuffer()).capacity(), needed);
        } else if (vector instanceof BaseVariableWidthVector text) {
            requireBytes(
                    vector, "validity", held(vector, text.getValidityBuffer()).capacity(), bitBytes(values));
            requireBytes(
                    vector, "offset", held(vector, text.getOffsetBuffer()).capacity(), (values + 1) * Integer.BYTES);
            TextOffsets.of(text)
                    .requireInside(held(vector, text.getDataBuffer()).capacity());
        } else if (vector instanceof BaseLargeVariableWidthVector text) {
            requireBytes(
                    vector, "validity", held(vector, text.getValidityBuffer()).capacity(), bitBytes(values));
            requireBytes(vector, "offset", held(vector, text.getOffsetBuffer()).capacity(), (values + 1) * Long.BYTES);
            TextOffsets.of(text)
                    .requireInside(held(vector, text.getDataBuffer()).capacity());
        } else {
            requireNulls(vector, values);
        }
    }

    /** Of a type that is not supported only the nulls are counted. */
    private static void requireNulls(FieldVector vector, long values) {
        ArrowBuf validity;
        try {
            validity = vector.getValidityBuffer();
        } catch (UnsupportedOperationException e) {
            // Unions and vectors of nothing but nulls have none.
            return;
        }
        requireBytes(vector, "validity", held(vector, validity).capacity(), bitBytes(values));
    }

    private static ArrowBuf held(FieldVector vector, ArrowBuf buffer) {
        if (buffer.refCnt() <= 0) {
            throw new IllegalArgumentException(
                    "Cannot read column '" + vector.getName() + "': one of its buffers has been released");
        }
        return buffer;
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
