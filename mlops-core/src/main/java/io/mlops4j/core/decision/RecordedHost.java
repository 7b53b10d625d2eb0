// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.decision;

import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.audit.ModelEvent;
import io.mlops4j.common.Actor;
import io.mlops4j.common.RunId;
import io.mlops4j.core.rule.Host;
import io.mlops4j.governance.Act;
import io.mlops4j.governance.gate.CustomGate;
import io.mlops4j.governance.gate.Gate;
import io.mlops4j.governance.gate.GateVerdict;
import io.mlops4j.registry.ModelVersion;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the host knew when an event was recorded, as far as the event tells: of whose approvals counted, and what its gates
 * said. Its files are checked by themselves.
 *
 * @param approvers whose approvals counted, or null if the event does not say
 * @param verdicts what the gates said
 */
record RecordedHost(@Nullable List<String> approvers, List<GateVerdict> verdicts) implements Host {
    static Host of(ModelEvent event) {
        if (event instanceof GovernanceEvent.Promoted e) {
            return new RecordedHost(e.approvers(), e.verdicts());
        }
        if (event instanceof GovernanceEvent.GateWaived e) {
            return new RecordedHost(null, List.of(e.verdict()));
        }
        return Host.PLAIN;
    }

    @Override
    public Set<String> rolesToday(Actor recorded, Act act) {
        // of waivers the event says no more than that the gate was open, so they count as they were recorded
        boolean counted = act != Act.APPROVE || approvers == null || approvers.contains(recorded.id());
        return counted ? recorded.roles() : Set.of();
    }

    @Override
    public @Nullable CustomGate gate(String id) {
        String name = new Gate.Custom(id).name();
        for (GateVerdict verdict : verdicts) {
            if (verdict.gate().equals(name)) {
                return question -> verdict.answer();
            }
        }
        return null;
    }

    @Override
    public @Nullable String damage(ModelVersion version) {
        return null;
    }

    @Override
    public boolean hasRun(RunId run) {
        return true;
    }

    @Override
    public boolean hasRemark(long entry) {
        return true;
    }
}
