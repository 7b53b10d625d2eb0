// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.transfer;

import io.mlops4j.core.codec.JsonIn;
import io.mlops4j.error.CorruptRecordException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;

/** A content out of its lines, as long as the stream says. Closing reads the rest, so that the next part follows. */
final class ContentInput extends InputStream {
    private final LineInput lines;
    private long left;
    private byte[] chunk = new byte[0];
    private int position;

    ContentInput(LineInput lines, long size) {
        this.lines = lines;
        this.left = size;
    }

    @Override
    public int read() throws IOException {
        return fill() ? chunk[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, chunk.length - position);
        System.arraycopy(chunk, position, target, offset, count);
        position += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        while (left > 0) {
            nextChunk();
        }
        position = chunk.length;
    }

    private boolean fill() throws IOException {
        if (position == chunk.length && left > 0) {
            nextChunk();
        }
        return position < chunk.length;
    }

    private void nextChunk() throws IOException {
        String record = lines.record();
        chunk = JsonIn.read(record, lines.next(), TransferWriter.FORMAT).parsed("data", Base64.getDecoder()::decode);
        position = 0;
        if (chunk.length == 0 || chunk.length > left) {
            throw new CorruptRecordException("Cannot read " + record + ": it holds " + chunk.length
                    + " bytes of a content that has " + left + " more");
        }
        left -= chunk.length;
    }
}
