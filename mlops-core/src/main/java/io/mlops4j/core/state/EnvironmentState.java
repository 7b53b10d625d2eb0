// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.state;

import io.mlops4j.governance.ApprovalPolicy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One governed pointer.
 *
 * @param policy who may move it, or null: then nobody
 * @param current the version that is current, or null
 * @param previous the versions that were current before and may be gone back to, the latest last; a version that was
 *     rolled back or stopped is not among them for that stay
 */
public record EnvironmentState(
        @Nullable ApprovalPolicy policy, @Nullable Integer current, List<Integer> previous) {
    /** A pointer without policy, at nothing. */
    public static final EnvironmentState EMPTY = new EnvironmentState(null, null, List.of());

    /** Copies. */
    public EnvironmentState {
        previous = List.copyOf(previous);
    }

    EnvironmentState withPolicy(ApprovalPolicy defined) {
        return new EnvironmentState(defined, current, previous);
    }

    EnvironmentState promoted(int version) {
        if (current == null) {
            return new EnvironmentState(policy, version, previous);
        }
        List<Integer> more = new ArrayList<>(previous);
        more.add(current);
        return new EnvironmentState(policy, version, more);
    }

    EnvironmentState rolledBackTo(int version) {
        // what lies between was skipped because it is deleted, so it is no target later either
        return new EnvironmentState(policy, version, previous.subList(0, previous.lastIndexOf(version)));
    }

    EnvironmentState stopped() {
        return new EnvironmentState(policy, null, previous);
    }
}
