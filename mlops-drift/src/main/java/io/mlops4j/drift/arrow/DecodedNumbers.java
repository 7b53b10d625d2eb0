// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.arrow;

import io.mlops4j.drift.kernel.NumberSource;
import java.util.function.IntToDoubleFunction;
import org.apache.arrow.vector.FieldVector;

/** The numbers of a vector whose elements Arrow must decode one by one. */
record DecodedNumbers(FieldVector vector, IntToDoubleFunction values) implements NumberSource {
    @Override
    public int rows() {
        return vector.getValueCount();
    }

    @Override
    public int nulls() {
        return vector.getNullCount();
    }

    @Override
    public int copy(int row, int count, double[] into) {
        int present = 0;
        for (int i = row; i < row + count; i++) {
            if (!vector.isNull(i)) {
                into[present++] = values.applyAsDouble(i);
            }
        }
        return present;
    }
}
