// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.arrow;

import io.mlops4j.drift.kernel.NumberSource;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseFixedWidthVector;

/** The numbers of a vector whose elements have one width, copied in chunks by Arrow. */
final class FixedWidthNumbers implements NumberSource {
    private final ArrowBuf data;
    private final int rows;
    private final int width;
    private final Validity validity;
    private final Widening widening;
    private final byte[] elements;

    /** Takes a vector whose buffers are as long as they must be. */
    FixedWidthNumbers(BaseFixedWidthVector vector, Widening widening) {
        this.data = vector.getDataBuffer();
        this.rows = vector.getValueCount();
        this.width = vector.getTypeWidth();
        this.validity = new Validity(vector.getValidityBuffer(), rows);
        this.widening = widening;
        this.elements = new byte[Math.min(CHUNK, rows) * width];
    }

    /** The value of one row, which must not be null. */
    static double value(BaseFixedWidthVector vector, int row, Widening widening) {
        byte[] element = new byte[vector.getTypeWidth()];
        vector.getDataBuffer().getBytes((long) row * element.length, element);
        double[] value = new double[1];
        widening.fill(element, 1, value);
        return value[0];
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int nulls() {
        return validity.nulls();
    }

    @Override
    public int copy(int row, int count, double[] into) {
        data.getBytes((long) row * width, elements, 0, count * width);
        widening.fill(elements, count, into);
        return validity.compact(into, row, count);
    }
}
