// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.arrow;

import io.mlops4j.drift.column.EpochMillis;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Makes doubles of the elements of a data buffer, one loop for each type of element. */
interface Widening {
    VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.nativeOrder());
    VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());
    VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    double TWO_TO_64 = 0x1p64;

    /** Fills the first {@code count} places. */
    void fill(byte[] elements, int count, double[] into);

    static void float8(byte[] elements, int count, double[] into) {
        for (int i = 0; i < count; i++) {
            into[i] = Double.longBitsToDouble((long) LONGS.get(elements, i * Long.BYTES));
        }
    }

    static void float4(byte[] elements, int count, double[] into) {
        for (int i = 0; i < count; i++) {
            into[i] = Float.intBitsToFloat((int) INTS.get(elements, i * Integer.BYTES));
        }
    }

    static void int1(byte[] elements, int count, double[] into) {
        for (int i = 0; i < count; i++) {
            into[i] = elements[i];
        }
    }

    static void int2(byte[] elements, int count, double[] into) {
        for (int i = 0; i < count; i++) {
            into[i] = (short) SHORTS.get(elements, i * Short.BYTES);
        }
    }

    static void int4(byte[] elements, int count, double[] into) {
        for (int i = 0; i < count; i++) {
            into[i] = (int) INTS.get(elements, i * Integer.BYTES);
        }
    }

    static void int8(byte[] elements, int count, double[] into) {
        for (int i = 0; i < count; i++) {
            into[i] = (long) LONGS.get(elements, i * Long.BYTES);
        }
    }

    static void days(byte[] elements, int count, double[] into) {
        for (int i = 0; i < count; i++) {
            into[i] = EpochMillis.ofDays((int) INTS.get(elements, i * Integer.BYTES));
        }
    }

    static void seconds(byte[] elements, int count, double[] into) {
        for (int i = 0; i < count; i++) {
            into[i] = EpochMillis.ofSeconds((long) LONGS.get(elements, i * Long.BYTES));
        }
    }

    static void micros(byte[] elements, int count, double[] into) {
        for (int i = 0; i < count; i++) {
            into[i] = EpochMillis.ofMicros((long) LONGS.get(elements, i * Long.BYTES));
        }
    }

    static void nanos(byte[] elements, int count, double[] into) {
        for (int i = 0; i < count; i++) {
            into[i] = EpochMillis.ofNanos((long) LONGS.get(elements, i * Long.BYTES));
        }
    }

    static void unsigned1(byte[] elements, int count, double[] into) {
        for (int i = 0; i < count; i++) {
            into[i] = Byte.toUnsignedInt(elements[i]);
        }
    }

    static void unsigned2(byte[] elements, int count, double[] into) {
        for (int i = 0; i < count; i++) {
            into[i] = Short.toUnsignedInt((short) SHORTS.get(elements, i * Short.BYTES));
        }
    }

    static void unsigned4(byte[] elements, int count, double[] into) {
        for (int i = 0; i < count; i++) {
            into[i] = Integer.toUnsignedLong((int) INTS.get(elements, i * Integer.BYTES));
        }
    }

    static void unsigned8(byte[] elements, int count, double[] into) {
        for (int i = 0; i < count; i++) {
            long bits = (long) LONGS.get(elements, i * Long.BYTES);
            into[i] = bits >= 0 ? bits : bits + TWO_TO_64;
        }
    }
}
