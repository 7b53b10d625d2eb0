// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.column;

import java.nio.charset.StandardCharsets;

/** Names of categories as they can be stored. */
final class CategoryNames {
    private CategoryNames() {}

    /** Replaces each unpaired surrogate, which no file can hold, by a question mark, so that a name survives being stored. */
    static String storable(String name) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(name)
                ? name
                : new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
