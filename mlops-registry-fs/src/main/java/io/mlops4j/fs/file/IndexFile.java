// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.MlopsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * A file that spares reading the records it was made of. A line of what it is, then bytes. It may be missing, damaged or
 * another store's, in which case there simply is none; whoever writes it last, wins. Thread-safe.
 */
public final class IndexFile {
    private static final String MAGIC = "mlops4j-index";
    private static final int FORMAT = 1;
    private static final int MAX_LINE = 400;
    private static final Pattern FIRST_LINE = Pattern.compile(MAGIC
            + " format=1 store=([^ ]+) ended=([0-9]{1,18}) list=(-|[0-9a-f]{8}) bytes=([0-9]{1,10}) crc=([0-9a-f]{8})");

    private final StoreFiles files;
    private final DurableFiles durable;
    private final Path file;
    private final String owner;

    /**
     * What it holds.
     *
     * @param ended the writers whose changes are in it
     * @param bytes the index
     */
    public record Content(EndedWriters ended, ByteBuffer bytes) {}

    IndexFile(StoreFiles files, DurableFiles durable, Path file, String owner) {
        this.files = files;
        this.durable = durable;
        this.file = file;
        this.owner = owner;
    }

    /** Reads the file; empty if there is none of any use. */
    public Optional<Content> find() {
        try {
            return read();
        } catch (MlopsException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads the file; empty if there is none.
     *
     * @throws CorruptRecordException if it is damaged or another store's
     */
    public Optional<Content> read() {
        files.requireFolders(Publisher.parent(file));
        try (InputStream in = files.open(file)) {
            return Optional.of(decode(in.readAllBytes()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw StoreFiles.unavailable("read", file, e);
        }
    }

    /** Replaces the file, if that is possible. Not durable: after a power cut it may be damaged, and is made anew. */
    public void save(Content content) {
        String first = String.format(
                Locale.ROOT,
                "%s format=%d store=%s ended=%d list=%s bytes=%d crc=%s",
                MAGIC,
                FORMAT,
                owner,
                content.ended().number(),
                content.ended().check(),
                content.bytes().remaining(),
                crc(content.bytes()));
        try {
            Path temporary = durable.temporary();
            try {
                try (OutputStream out = durable.create(temporary)) {
                    out.write((CheckedLine.seal(first) + "\n").getBytes(StandardCharsets.UTF_8));
                    Channels.newChannel(out).write(content.bytes().duplicate());
                }
                durable.makeFolders(Publisher.parent(file));
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Publisher.discard(temporary);
            }
        } catch (IOException | MlopsException e) {
            // the next one to open the store takes longer, and nothing else is lost
        }
    }

    private Content decode(byte[] bytes) {
        int end = CheckedLine.endOf(bytes, 0);
        if (end < 0 || end > MAX_LINE) {
            throw RecordFile.corrupt(file, "its first line is damaged", null);
        }
        String line = CheckedLine.open(file, MAGIC, FORMAT, new String(bytes, 0, end, StandardCharsets.UTF_8));
        Matcher fields = FIRST_LINE.matcher(line);
        if (!fields.matches() || !fields.group(1).equals(owner)) {
            throw RecordFile.corrupt(file, "it is another store's: " + line, null);
        }
        ByteBuffer content = ByteBuffer.wrap(bytes, end + 1, bytes.length - end - 1);
        if (Long.parseLong(fields.group(4)) != content.remaining()
                || !fields.group(5).equals(crc(content))) {
            throw RecordFile.corrupt(file, "its content is damaged", null);
        }
        return new Content(new EndedWriters(Long.parseLong(fields.group(2)), fields.group(3)), content);
    }

    private static String crc(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate());
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
