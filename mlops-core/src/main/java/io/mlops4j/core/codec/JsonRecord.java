// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.codec;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.mlops4j.error.CorruptRecordException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;

/** What a record must be as a whole before its fields are looked at: of a sane size, unbroken, one object. */
final class JsonRecord {
    private static final String MALFORMED = "is not one well-formed JSON object";

    private JsonRecord() {}

    static void checkSize(JsonPlace place, String text) {
        if (text.length() > JsonOut.MAX_BYTES) {
            throw place.damaged("is larger than " + JsonOut.MAX_BYTES + " bytes");
        }
    }

    /**
     * Looks at the checksum of a line.
     *
     * @throws CorruptRecordException if it does not fit
     */
    static Checksum.Finding checksum(JsonPlace place, String line) {
        try {
            Checksum.Finding finding = Checksum.of(line);
            if (finding == Checksum.Finding.BROKEN) {
                throw new CorruptRecordException("Cannot read " + place.record() + ": its checksum does not fit", null);
            }
            return finding;
        } catch (CharacterCodingException e) {
            throw place.damaged("holds an unpaired surrogate", e);
        }
    }

    static JsonValue.Fields parsed(JsonPlace place, String text) {
        try {
            return JsonParsing.object(text);
        } catch (JsonProcessingException e) {
            JsonLocation where = e.getLocation();
            String line = where == null ? "" : "line " + where.getLineNr() + ", column " + where.getColumnNr() + ": ";
            throw place.damaged(MALFORMED + " (" + line + e.getOriginalMessage() + ")", e);
        } catch (IOException e) {
            throw place.damaged(MALFORMED + " (" + e.getMessage() + ")", e);
        }
    }
}
