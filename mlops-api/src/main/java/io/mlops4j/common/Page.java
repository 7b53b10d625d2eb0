// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.common;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the results of a search, in order.
 *
 * @param items the results of this page
 * @param nextToken where the next page starts, opaque, for the same search; null on the last page
 * @param <T> what was searched for
 */
public record Page<T>(List<T> items, @Nullable String nextToken) {
    /** Copies the items. */
    public Page {
        items = List.copyOf(items);
    }

    /**
     * Tells whether there is another page.
     *
     * @return whether {@link #nextToken} is present
     */
    public boolean hasNext() {
        return nextToken != null;
    }
}
