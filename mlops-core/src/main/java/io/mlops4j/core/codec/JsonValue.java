// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.codec;

import java.util.List;
import java.util.Map;

/** One JSON value, read and not yet understood. */
sealed interface JsonValue {
    /** A text. */
    record Text(String value) implements JsonValue {}

    /** A number as it was written, so that no digit is lost before somebody says which type it has. */
    record Literal(String digits) implements JsonValue {}

    /** True, false or null: no record uses them, a newer one may. */
    record Keyword(String name) implements JsonValue {}

    /** An array. */
    record Elements(List<JsonValue> values) implements JsonValue {}

    /** An object. */
    record Fields(Map<String, JsonValue> values) implements JsonValue {}
}
