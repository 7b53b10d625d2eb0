// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance;

import io.mlops4j.error.MlopsException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The rules refuse a command; nothing but the refusal was recorded. Carries every reason, not only the first. */
public final class TransitionDeniedException extends MlopsException {
    private static final long serialVersionUID = 1L;

    // an ArrayList, since the field of an exception must be serialisable
    private final ArrayList<Denial> denials;

    /**
     * Makes the error.
     *
     * @param what the refused command, such as {@code Cannot promote request 'bank#2'}
     * @param denials every reason, at least one
     */
    public TransitionDeniedException(String what, List<Denial> denials) {
        super(what + ": " + denials.stream().map(Denial::sentence).collect(Collectors.joining("; ")), null);
        this.denials = new ArrayList<>(denials);
    }

    /**
     * Gives every reason.
     *
     * @return the reasons, in the order in which the rules are listed
     */
    public List<Denial> denials() {
        return List.copyOf(denials);
    }
}
