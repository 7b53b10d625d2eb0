// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.tracking;

import io.mlops4j.common.Digest;
import io.mlops4j.common.Names;
import io.mlops4j.common.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * A dataset that a run read, precise enough to fetch the same rows again. A run has each name,
 * version, digest and usage once.
 *
 * @param dataset which data
 * @param usage what the run used it for, such as {@code training} or {@code evaluation}; a valid {@link Names#key}
 * @param schema its columns; empty if unknown
 * @param rowCount its rows, 0 or more, or {@value #UNKNOWN_ROWS} if unknown
 * @param source where it came from, such as a path, a URI or a query; may be empty
 * @param lineage what it was made from; empty for original data
 */
public record DatasetInput(
        Dataset dataset, String usage, Schema schema, long rowCount, String source, List<Derivation> lineage) {
    /** The row count of a dataset whose rows nobody counted. */
    public static final long UNKNOWN_ROWS = -1;

    /**
     * The identity of a dataset.
     *
     * @param name its name, a valid {@link Names#key}
     * @param version the version that its owner gives it; a valid {@link Names#text}, may be empty
     * @param digest the digest of its content
     */
    public record Dataset(String name, String version, Digest digest) {
        /**
         * Checks name and version.
         *
         * @throws IllegalArgumentException if one is not valid
         */
        public Dataset {
            Names.key("dataset name", name);
            Names.text("dataset version", version);
        }
    }

    /**
     * One step by which a dataset came from another.
     *
     * @param parent the dataset that was read
     * @param transformation what was done to it, in the host's words; a valid {@link Names#text}, not blank
     */
    public record Derivation(Dataset parent, String transformation) {
        /**
         * Checks the transformation.
         *
         * @throws IllegalArgumentException if it is blank or not valid
         */
        public Derivation {
            Names.reason("transformation", transformation);
        }
    }

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if usage or source is not valid or the row count is below {@value #UNKNOWN_ROWS}
     */
    public DatasetInput {
        Names.key("dataset usage", usage);
        Names.text("dataset source", source);
        if (rowCount < UNKNOWN_ROWS) {
            throw Names.invalid("row count", rowCount, "0 or more, or " + UNKNOWN_ROWS + " if unknown");
        }
        lineage = List.copyOf(lineage);
    }

    /**
     * A dataset of which only the identity is known so far.
     *
     * @param name its name
     * @param version its version, may be empty
     * @param digest the digest of its content
     * @param usage what the run uses it for
     * @return the input, without schema, rows, source and lineage
     * @throws IllegalArgumentException if name, version or usage is not valid
     */
    public static DatasetInput of(String name, String version, Digest digest, String usage) {
        return new DatasetInput(new Dataset(name, version, digest), usage, Schema.empty(), UNKNOWN_ROWS, "", List.of());
    }

    /**
     * States columns and rows.
     *
     * @param columns the columns
     * @param rows the number of rows, 0 or more
     * @return this input with that shape
     * @throws IllegalArgumentException if the number of rows is negative
     */
    public DatasetInput withShape(Schema columns, long rows) {
        if (rows < 0) {
            throw Names.invalid("row count", rows, "0 or more");
        }
        return new DatasetInput(dataset, usage, columns, rows, source, lineage);
    }

    /**
     * States where the data came from.
     *
     * @param origin a path, URI or query
     * @return this input with that source
     * @throws IllegalArgumentException if the source is not a valid {@link Names#text}
     */
    public DatasetInput withSource(String origin) {
        return new DatasetInput(dataset, usage, schema, rowCount, origin, lineage);
    }

    /**
     * States that this dataset was made from another one, besides those already stated.
     *
     * @param parent the dataset that was read
     * @param transformation what was done to it
     * @return this input with one more derivation
     * @throws IllegalArgumentException if the transformation is blank or not valid
     */
    public DatasetInput derivedFrom(Dataset parent, String transformation) {
        List<Derivation> more = new ArrayList<>(lineage);
        more.add(new Derivation(parent, transformation));
        return new DatasetInput(dataset, usage, schema, rowCount, source, more);
    }
}
