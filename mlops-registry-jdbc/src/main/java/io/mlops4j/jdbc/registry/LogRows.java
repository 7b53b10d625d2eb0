// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.registry;

import io.mlops4j.common.ModelName;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.jdbc.sql.Session;
import io.mlops4j.spi.LogEntry;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** The entries of one model's log as they come from the database, each held against what must be there. Not thread-safe. */
final class LogRows {
    /** One statement, so that the model's own row, which counts the entries, is of the same moment as they are. */
    private static final String WHOLE = """
            SELECT revision, payload, checksum FROM {event} WHERE model_name = ?
            UNION ALL SELECT revision, NULL, 0 FROM {model} WHERE model_name = ?
            ORDER BY 1
            """;

    /** What is new is asked for before every answer, so it must not cost more than this. */
    private static final String NEW = """
            SELECT revision, payload, checksum FROM {event} WHERE model_name = ? AND revision > ?
            ORDER BY revision
            """;

    private final ModelName model;
    private final long after;
    private final List<LogEntry> entries = new ArrayList<>();
    private long revision;

    private LogRows(ModelName model, long after) {
        this.model = model;
        this.after = after;
    }

    /** Reads the entries after a revision, 0 or more. */
    static List<LogEntry> read(Session session, ModelName model, long after) throws SQLException {
        LogRows rows = new LogRows(model, after);
        if (after > 0) {
            session.list(NEW, rows::add, model.value(), after);
        } else {
            session.list(WHOLE, rows::add, model.value(), model.value());
            rows.requireWhole();
        }
        return List.copyOf(rows.entries);
    }

    static long checksum(String payload) {
        CRC32C crc = new CRC32C();
        crc.update(payload.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    private LogRows add(ResultSet row) throws SQLException {
        String payload = row.getString(2);
        if (payload == null) {
            revision = row.getLong(1);
        } else {
            addEntry(new LogEntry(row.getLong(1), payload), row.getLong(3));
        }
        return this;
    }

    private void addEntry(LogEntry entry, long checksum) {
        if (entry.revision() != last() + 1) {
            throw missing();
        }
        if (checksum != checksum(entry.payload())) {
            throw new CorruptRecordException("Cannot read entry " + entry.revision() + " of model '" + model
                    + "': its text is not the one that was committed");
        }
        entries.add(entry);
    }

    private void requireWhole() {
        if (last() < revision) {
            throw missing();
        }
        if (last() > revision) {
            throw new CorruptRecordException("Cannot read model '" + model + "': it has entry " + last()
                    + ", but its row says that there are " + revision);
        }
    }

    private long last() {
        return after + entries.size();
    }

    private CorruptRecordException missing() {
        return new CorruptRecordException(
                "Cannot read model '" + model + "': its entry " + (last() + 1) + " is missing");
    }
}
