// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance.gate;

/**
 * What a gate of a policy said about a version.
 *
 * @param gate the gate's {@linkplain Gate#name name}
 * @param answer what it said
 */
public record GateVerdict(String gate, GateAnswer answer) {
    @Override
    public String toString() {
        return gate + ": " + answer.outcome() + ", " + answer.sentence();
    }
}
