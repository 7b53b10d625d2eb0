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
 * @param policySince the log entry that defined the policy; 0 if there is none
 * @param current the version that is current, or null
 * @param previous the versions that were current before and may be gone back to, the latest last; a version that was
 *     rolled back or stopped is not among them until it is promoted anew and replaced
 */
public record EnvironmentState(
        @Nullable ApprovalPolicy policy,
        long policySince,
        @Nullable Integer current,
        List<Integer> previous) {
    /** A pointer without policy, at nothing. */
    public static final EnvironmentState EMPTY = new EnvironmentState(null, 0, null, List.of());

    /** Copies. */
    public EnvironmentState {
        previous = List.copyOf(previous);
    }

    EnvironmentState withPolicy(ApprovalPolicy defined, long since) {
        return new EnvironmentState(defined, since, current, previous);
    }

    EnvironmentState promoted(int version) {
        if (current == null) {
            return new EnvironmentState(policy, policySince, version, previous);
        }
        List<Integer> more = new ArrayList<>(previous);
        more.add(current);
        return new EnvironmentState(policy, policySince, version, more);
    }

    EnvironmentState rolledBackTo(int version) {
        // what lies between was skipped because it is deleted, so it is no target later either
        List<Integer> earlier = previous.subList(0, Math.max(previous.lastIndexOf(version), 0));
        return new EnvironmentState(policy, policySince, version, withoutCurrent(earlier));
    }

    EnvironmentState stopped() {
        return new EnvironmentState(policy, policySince, null, withoutCurrent(previous));
    }

    /** What was left as bad is bad for its earlier stays too. */
    private List<Integer> withoutCurrent(List<Integer> versions) {
        return versions.stream().filter(version -> !version.equals(current)).toList();
    }
}
