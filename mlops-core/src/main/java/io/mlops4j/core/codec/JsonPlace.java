// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.codec;

import io.mlops4j.error.CorruptRecordException;
import java.time.DateTimeException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where in a record one is, for errors that say what is damaged.
 *
 * @param record what the record is, such as {@code run 'a1'}
 * @param path the fields that lead here, such as {@code events[0].policy}; empty for the record as a whole
 */
record JsonPlace(String record, String path) {
    static JsonPlace of(String record) {
        return new JsonPlace(record, "");
    }

    boolean isWhole() {
        return path.isEmpty();
    }

    JsonPlace within(String field) {
        return field.isEmpty() ? this : new JsonPlace(record, isWhole() ? field : path + "." + field);
    }

    /** Makes a value; what our own types refuse is damage of this place. */
    <T> T make(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException | DateTimeException e) {
            throw damaged("is not valid: " + e.getMessage(), e);
        }
    }

    CorruptRecordException damaged(String problem) {
        return damaged(problem, null);
    }

    CorruptRecordException damaged(String problem, @Nullable Throwable cause) {
        String subject = isWhole() ? "it " : "field '" + path + "' ";
        return new CorruptRecordException("Cannot read " + record + ": " + subject + problem, cause);
    }
}
