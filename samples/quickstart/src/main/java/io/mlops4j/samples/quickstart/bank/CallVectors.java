// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.samples.quickstart.bank;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** The features of some calls as Arrow vectors, the form in which drift is counted. To be closed. */
public final class CallVectors implements AutoCloseable {
    private final BufferAllocator allocator = new RootAllocator();
    private final VectorSchemaRoot root;

    /**
     * Copies the features of some calls into vectors.
     *
     * @param calls the calls
     */
    public CallVectors(Calls calls) {
        List<FieldVector> vectors = new ArrayList<>();
        for (Quantity quantity : Quantity.values()) {
            vectors.add(numbers(quantity, calls.rows()));
        }
        for (Category category : Category.values()) {
            vectors.add(texts(category, calls.rows()));
        }
        root = new VectorSchemaRoot(vectors);
    }

    /**
     * Gives the vectors.
     *
     * @return one vector for each feature; valid until this is closed
     */
    public VectorSchemaRoot root() {
        return root;
    }

    @Override
    public void close() {
        root.close();
        allocator.close();
    }

    private FieldVector numbers(Quantity quantity, List<Call> rows) {
        Float8Vector vector = new Float8Vector(quantity.column(), allocator);
        vector.allocateNew(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            double value = quantity.of(rows.get(i));
            if (Double.isNaN(value)) {
                vector.setNull(i);
            } else {
                vector.set(i, value);
            }
        }
        vector.setValueCount(rows.size());
        return vector;
    }

    private FieldVector texts(Category category, List<Call> rows) {
        VarCharVector vector = new VarCharVector(category.column(), allocator);
        vector.allocateNew(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            vector.setSafe(i, category.of(rows.get(i)).getBytes(StandardCharsets.UTF_8));
        }
        vector.setValueCount(rows.size());
        return vector;
    }
}
