// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance;

import java.io.Serializable;

/**
 * One reason why a command is refused.
 *
 * @param code the kind of reason
 * @param sentence the reason in words, with the names and numbers of this case
 */
public record Denial(DenialCode code, String sentence) implements Serializable {
    @Override
    public String toString() {
        return code + ": " + sentence;
    }
}
