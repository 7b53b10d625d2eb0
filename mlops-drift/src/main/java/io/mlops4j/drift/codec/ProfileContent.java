// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.codec;

import io.mlops4j.drift.column.ColumnNames;
import io.mlops4j.drift.column.ColumnProfile;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A profile as it was stored, checked.
 *
 * @param columns in their order, no name twice
 * @param digest of their content
 */
public record ProfileContent(List<ColumnProfile> columns, String digest) {
    /** Copies the columns. */
    public ProfileContent {
        columns = List.copyOf(columns);
    }

    static ProfileContent checked(List<ColumnProfile> columns, String digest) throws IOException {
        Set<String> names = new HashSet<>();
        for (ColumnProfile column : columns) {
            if (!names.add(ColumnNames.require(column.name()))) {
                throw new IOException("column '" + column.name() + "' occurs twice");
            }
        }
        if (!digest.equals(ProfileDigest.of(columns))) {
            throw new IOException("its content does not match its digest");
        }
        return new ProfileContent(columns, digest);
    }
}
