// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.governance;

import io.mlops4j.core.checkpoint.CheckpointAuthor;
import io.mlops4j.governance.RoleDirectory;
import io.mlops4j.governance.gate.CustomGate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a host brings to decisions and their receipts.
 *
 * @param directory says who holds which role today, or null: then roles count as they were at the vote
 * @param gates the host's gates by name
 * @param author makes the checkpoints of receipts
 */
public record HostServices(@Nullable RoleDirectory directory, Map<String, CustomGate> gates, CheckpointAuthor author) {
    /** A host that brings nothing. */
    public static final HostServices NONE = new HostServices(null, Map.of(), new CheckpointAuthor(null));

    /** Copies. */
    public HostServices {
        gates = Map.copyOf(gates);
    }
}
