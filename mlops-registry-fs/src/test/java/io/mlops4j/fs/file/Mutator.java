// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes inputs that are nearly sound: mixtures of sound ones with a few alterations. The same seed gives the same. */
public final class Mutator {
    /** What parsers trip over. */
    private static final List<String> WORDS = List.of(
            "\n",
            "\r\n",
            "\0",
            "\u2028",
            "\ud83d\ude00",
            " ",
            "  ",
            "=",
            "-1",
            "0",
            "00",
            "999999999",
            "9223372036854775808",
            "-9223372036854775808",
            "2147483648",
            "1e400",
            "NaN",
            "Infinity",
            "-0.0",
            "0x1p3",
            "1_000",
            "null",
            "true",
            "{}",
            "[]",
            "[[[[[[",
            "{\"a\":",
            "\"",
            "\\u0000",
            "\\ud800",
            "\\",
            "\"v\":2",
            "\"v\":0",
            ",\"v\":1",
            "format=2",
            "%",
            "%00",
            "..",
            "/",
            "+",
            "#",
            "sha256:",
            "check=",
            "\u00e9",
            "e\u0301",
            "\u202e");

    private static final int MAX = 20_000;

    private final List<byte[]> corpus;
    private final Random random;

    /** Makes a mutator of sound inputs. */
    public Mutator(List<byte[]> corpus, long seed) {
        this.corpus = List.copyOf(corpus);
        this.random = new Random(seed);
    }

    /** Gives the next input. */
    public byte[] next() {
        byte[] input = any();
        for (int alterations = random.nextInt(5); alterations >= 0; alterations--) {
            input = altered(input);
        }
        return input;
    }

    /** Throws a coin. */
    public boolean coin() {
        return random.nextBoolean();
    }

    private byte[] any() {
        return corpus.get(random.nextInt(corpus.size()));
    }

    private byte[] altered(byte[] input) {
        int from = random.nextInt(input.length + 1);
        int to = from + random.nextInt(Math.min(input.length - from, 40) + 1);
        return switch (random.nextInt(8)) {
            case 0 -> flipped(input);
            case 1 -> joined(input, from, new byte[0], to);
            case 2 -> joined(input, from, word(), from);
            case 3 -> joined(input, from, word(), to);
            case 4 -> joined(input, to, slice(input, from, to), to);
            case 5 -> joined(input, from, new byte[] {(byte) random.nextInt(256)}, to);
            case 6 -> spliced(input, from);
            default -> flipped(input);
        };
    }

    private byte[] flipped(byte[] input) {
        byte[] flipped = input.clone();
        if (flipped.length > 0) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private byte[] spliced(byte[] input, int from) {
        byte[] other = any();
        int start = random.nextInt(other.length + 1);
        byte[] spliced = joined(input, from, slice(other, start, other.length), input.length);
        return spliced.length > MAX ? input : spliced;
    }

    private byte[] word() {
        return WORDS.get(random.nextInt(WORDS.size())).getBytes(UTF_8);
    }

    private static byte[] joined(byte[] input, int end, byte[] middle, int start) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(input, 0, end);
        joined.writeBytes(middle);
        joined.write(input, start, input.length - start);
        return joined.toByteArray();
    }

    private static byte[] slice(byte[] input, int from, int to) {
        return Arrays.copyOfRange(input, from, to);
    }
}
