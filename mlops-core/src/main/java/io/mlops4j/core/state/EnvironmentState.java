// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.state;

import io.mlops4j.core.collection.PersistentList;
import io.mlops4j.governance.MaterialityTier;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One governed pointer.
 *
 * @param policies who may move it, by the tier of the model; without an entry nobody may
 * @param current the version that is current, or null
 * @param previous the versions that were current before and may be gone back to, the latest last; a version that was
 *     rolled back or stopped is not among them, under whichever number, until it is promoted anew and replaced
 */
public record EnvironmentState(
        SortedMap<MaterialityTier, PolicyInForce> policies,
        @Nullable Integer current,
        PersistentList<Integer> previous) {
    /** A pointer without policy, at nothing. */
    public static final EnvironmentState EMPTY =
            new EnvironmentState(Collections.emptySortedMap(), null, PersistentList.empty());

    /** Copies the policies. */
    public EnvironmentState {
        policies = Collections.unmodifiableSortedMap(new TreeMap<>(policies));
    }

    EnvironmentState withPolicy(MaterialityTier tier, PolicyInForce defined) {
        SortedMap<MaterialityTier, PolicyInForce> more = new TreeMap<>(policies);
        more.put(tier, defined);
        return new EnvironmentState(more, current, previous);
    }

    EnvironmentState movedTo(int version) {
        if (current == null) {
            return new EnvironmentState(policies, version, previous);
        }
        return new EnvironmentState(policies, version, previous.plus(current));
    }

    EnvironmentState rolledBackTo(int version, Set<Integer> left) {
        // what lies between was skipped because it is deleted, retired or what is left now, so it is no target later
        // either
        List<Integer> earlier = previous.subList(0, previous.lastIndexOf(version));
        return new EnvironmentState(policies, version, without(left, earlier));
    }

    EnvironmentState stopped(Set<Integer> left) {
        return new EnvironmentState(policies, null, without(left, previous));
    }

    /** What was left as bad is bad for its earlier stays too, and under each number that its files have. */
    private static PersistentList<Integer> without(Set<Integer> left, List<Integer> versions) {
        return PersistentList.copyOf(
                versions.stream().filter(version -> !left.contains(version)).toList());
    }
}
