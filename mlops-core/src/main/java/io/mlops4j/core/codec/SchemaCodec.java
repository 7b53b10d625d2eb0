// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.codec;

import io.mlops4j.common.Schema;
import java.util.List;

/** The columns of datasets and signatures, as a part of other records. */
public final class SchemaCodec {
    private SchemaCodec() {}

    /**
     * Writes a schema as an array of columns.
     *
     * @param out the record
     * @param key the field
     * @param schema the columns
     */
    public static void write(JsonOut out, String key, Schema schema) {
        out.objects(
                key,
                schema.fields(),
                (column, field) -> column.text("name", field.name())
                        .printed("type", field.type().name())
                        .printed("presence", field.presence().name()));
    }

    /**
     * Reads a schema.
     *
     * @param in the record
     * @param key the field
     * @return the columns
     * @throws io.mlops4j.error.CorruptRecordException if the field is missing or no schema
     */
    public static Schema read(JsonIn in, String key) {
        List<Schema.Field> columns = in.objects(
                key,
                column -> new Schema.Field(
                        column.text("name"),
                        column.constant("type", Schema.Type.class),
                        column.constant("presence", Schema.Presence.class)));
        return in.make(() -> new Schema(columns));
    }
}
