// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.Float8Vector;
import org.junit.jupiter.api.Test;

/** The peer must do the whole work, or it would be no peer. */
class NaiveHistogramTest {
    @Test
    void countsUpToAndIncludingEachEdgeAndMissingValuesLast() {
        double[] values = {-1, 1, 1.5, 2, 9, Double.NaN, Double.POSITIVE_INFINITY, 0};
        try (BufferAllocator allocator = new RootAllocator();
                Float8Vector vector = Samples.vector(allocator, values, row -> row == 7)) {
            assertThat(new NaiveHistogram(new double[] {1, 2}).count(vector).bins())
                    .containsExactly(2, 2, 2, 2);
        }
    }

    @Test
    void edgesFillBinsEqually() {
        assertThat(Samples.edges(new double[] {4, 1, 3, 2, 5}, 2)).containsExactly(3);
        assertThat(Samples.edges(new double[] {4, 1, 3, 2}, 4)).containsExactly(1, 2, 3);
    }
}
