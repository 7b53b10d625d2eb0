// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.buffer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines with their places, from the start of a file. Of a line that is longer than any of ours only the start is
 * kept.
 */
final class LineScanner {
    private final SeekableByteChannel channel;
    private final int longest;
    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024).flip();
    private long start;
    private long end;

    LineScanner(SeekableByteChannel channel, int longest) throws IOException {
        this.channel = channel;
        this.longest = longest;
        channel.position(0);
    }

    /** Gives the next line that ends with a line feed, without it; null if there is none. */
    @Nullable
    String next() throws IOException {
        start = end;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (fill()) {
            byte one = buffer.get();
            end++;
            if (one == '\n') {
                return line.toString(StandardCharsets.UTF_8);
            }
            if (line.size() <= longest) {
                line.write(one);
            }
        }
        return null;
    }

    /** Where the line starts that was given last. */
    long start() {
        return start;
    }

    /** Where the line after it starts. */
    long end() {
        return end;
    }

    private boolean fill() throws IOException {
        if (buffer.hasRemaining()) {
            return true;
        }
        int count = channel.read(buffer.clear());
        buffer.flip();
        return count > 0;
    }
}
