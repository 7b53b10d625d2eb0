// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance;

import io.mlops4j.common.Digest;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.Names;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The receipt of a move of a governed pointer: what changed, and what the audit log was when it had changed. Kept
 * outside the store, it shows later whether the log up to this move is still the same.
 *
 * @param model the model
 * @param environment where
 * @param before the version that was current, or null if the environment was empty
 * @param after the version that is current now, or null if the environment is empty now
 * @param revision the entry of the model's audit log that records the move, 1 for the first
 * @param root the Merkle tree hash (RFC 6962) over the audit log up to and including that entry
 */
public record Move(
        ModelName model,
        Environment environment,
        @Nullable ModelVersionId before,
        @Nullable ModelVersionId after,
        long revision,
        Digest root) {
    /**
     * Checks the revision.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public Move {
        if (revision < 1) {
            throw Names.invalid("revision", revision, "1 or more");
        }
    }

    private static final String NOTHING = "-";
    private static final Pattern TEXT = Pattern.compile(
            "model=([^\\t]+)\\tenvironment=([^\\t]+)\\tbefore=([^\\t]+)\\tafter=([^\\t]+)\\trevision=([0-9]{1,18})\\troot=(.+)");

    /**
     * Prints the receipt, to be kept outside the store.
     *
     * @return one line of fields, a tab between each two; names hold no tabs
     */
    public String text() {
        return "model=" + model + "\tenvironment=" + environment + "\tbefore=" + text(before) + "\tafter=" + text(after)
                + "\trevision=" + revision + "\troot=" + root;
    }

    /**
     * Reads a receipt.
     *
     * @param text what {@link #text} printed
     * @return the receipt
     * @throws IllegalArgumentException if the text has another form
     */
    public static Move parse(String text) {
        Matcher fields = TEXT.matcher(text);
        if (!fields.matches()) {
            throw Names.invalid("receipt", text, "the line that a receipt prints");
        }
        return new Move(
                ModelName.of(fields.group(1)),
                Environment.of(fields.group(2)),
                version(fields.group(3)),
                version(fields.group(4)),
                Long.parseLong(fields.group(5)),
                Digest.parse(fields.group(6)));
    }

    private static String text(@Nullable ModelVersionId version) {
        return version == null ? NOTHING : version.toString();
    }

    private static @Nullable ModelVersionId version(String text) {
        return text.equals(NOTHING) ? null : ModelVersionId.parse(text);
    }
}
