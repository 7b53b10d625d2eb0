// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.arrow;

import io.mlops4j.drift.kernel.NumberSource;
import io.mlops4j.drift.kernel.PrefixTally;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.apache.arrow.memory.util.MemoryUtil;
import org.apache.arrow.vector.Float8Vector;

/**
 * The numbers of a vector of doubles, read where they are: copying them first would take longer than counting them. The
 * vector's buffers must be held and as long as its length needs, since nothing checks the addresses read here.
 */
final class DirectDoubles implements NumberSource {
    private static final boolean POSSIBLE = isPossible();
    private static final int LANES = 4;

    private final long address;
    private final int rows;
    private final Validity validity;

    DirectDoubles(Float8Vector vector) {
        this.address = vector.getDataBuffer().memoryAddress();
        this.rows = vector.getValueCount();
        this.validity = new Validity(vector.getValidityBuffer(), rows);
    }

    /** Whether the host's version of Arrow has what is needed; 12 does not. */
    static boolean possible() {
        return POSSIBLE;
    }

    private static boolean isPossible() {
        try {
            MethodHandles.publicLookup()
                    .findStatic(MemoryUtil.class, "getLong", MethodType.methodType(long.class, long.class));
            return true;
        } catch (ReflectiveOperationException | LinkageError absent) {
            return false;
        }
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
        long from = address(row);
        for (int i = 0; i < count; i++) {
            into[i] = Double.longBitsToDouble(MemoryUtil.getLong(from + (long) i * Double.BYTES));
        }
        return validity.compact(into, row, count);
    }

    @Override
    public void addTo(PrefixTally tally) {
        if (validity.nulls() == 0) {
            addAll(tally, 0, rows);
            return;
        }
        for (long row = 0; row < rows; row += Validity.WORD) {
            long word = validity.word((int) row);
            if (word == -1) {
                addAll(tally, (int) row, Validity.WORD);
            } else {
                addSome(tally, (int) row, word);
            }
        }
    }

    private void addAll(PrefixTally tally, int row, int count) {
        long at = address(row);
        for (int i = 0; i < count / LANES; i++, at += LANES * Double.BYTES) {
            tally.add(
                    MemoryUtil.getLong(at),
                    MemoryUtil.getLong(at + Double.BYTES),
                    MemoryUtil.getLong(at + 2 * Double.BYTES),
                    MemoryUtil.getLong(at + 3 * Double.BYTES));
        }
        for (int i = 0; i < count % LANES; i++, at += Double.BYTES) {
            tally.add(MemoryUtil.getLong(at));
        }
    }

    private void addSome(PrefixTally tally, int row, long word) {
        long from = address(row);
        long left = word;
        for (int i = Long.bitCount(word) / LANES; i > 0; i--) {
            long first = MemoryUtil.getLong(from + offset(left));
            left &= left - 1;
            long second = MemoryUtil.getLong(from + offset(left));
            left &= left - 1;
            long third = MemoryUtil.getLong(from + offset(left));
            left &= left - 1;
            tally.add(first, second, third, MemoryUtil.getLong(from + offset(left)));
            left &= left - 1;
        }
        for (; left != 0; left &= left - 1) {
            tally.add(MemoryUtil.getLong(from + offset(left)));
        }
    }

    private static long offset(long word) {
        return (long) Long.numberOfTrailingZeros(word) * Double.BYTES;
    }

    private long address(int row) {
        return address + (long) row * Double.BYTES;
    }
}
