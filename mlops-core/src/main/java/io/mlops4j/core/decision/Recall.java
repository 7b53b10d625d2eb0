// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.decision;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.audit.ModelEvent;
import io.mlops4j.common.Digest;
import io.mlops4j.core.rule.Context;
import io.mlops4j.core.state.ModelState;
import io.mlops4j.governance.Denial;
import io.mlops4j.governance.DenialCode;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges a recorded entry anew: recalls the command that its events stand for, decides it on the state before, and
 * compares. An entry that somebody wrote into the store past the rules does not follow. What only the host knew then is
 * taken from the entry.
 */
public final class Recall {
    /** What depends on the host's roles, gates, files and runs of that day, or on the words of other entries; a refusal records neither. */
    private static final Set<DenialCode> OF_THE_DAY = EnumSet.of(
            DenialCode.FILES_DAMAGED,
            DenialCode.QUORUM_NOT_MET,
            DenialCode.STALE_APPROVAL,
            DenialCode.GATE_FAILED,
            DenialCode.GATE_INCONCLUSIVE,
            DenialCode.GATE_MISSING,
            DenialCode.NOT_INCONCLUSIVE,
            DenialCode.UNKNOWN_RUN,
            DenialCode.NOTHING_TO_ERASE);

    private Recall() {}

    /**
     * Judges an entry.
     *
     * @param state the state before the entry
     * @param entry the entry
     * @return why it does not follow from the state under the rules, or empty if it does
     */
    public static Optional<String> objection(ModelState state, AuditEntry entry) {
        List<ModelEvent> events = entry.events();
        if (events.isEmpty()) {
            return Optional.of("it records no event");
        }
        if (state.commands().find(entry.commandId()).isPresent()) {
            return Optional.of("an earlier entry has its command id");
        }
        try {
            return objection(state, entry, events.get(events.size() - 1));
        } catch (RuntimeException e) {
            // a forged entry may name anything, so whatever it trips over is an objection
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<String> objection(ModelState state, AuditEntry entry, ModelEvent last) {
        Context context = new Context(entry.actor(), entry.at(), RecordedHost.of(last));
        Decision decision = RecalledCommand.registry(last)
                .map(command -> RegistryDecider.decide(state, context, command))
                .orElseGet(
                        () -> GovernanceDecider.decide(state, context, RecalledCommand.governance(state.name(), last)));
        if (last instanceof GovernanceEvent.Denied refusal) {
            return entry.events().size() == 1
                    ? objection(refusal, decision, entry.policy())
                    : Optional.of("a refused command changed something");
        }
        if (decision instanceof Decision.Denied denied) {
            return Optional.of("the rules deny it: " + denied.denials());
        }
        Decision.Accepted accepted = (Decision.Accepted) decision;
        if (!accepted.events().equals(entry.events())) {
            return Optional.of("the rules lead to other events");
        }
        return policy(accepted.policy(), entry.policy());
    }

    private static Optional<String> objection(
            GovernanceEvent.Denied refusal, Decision decision, @Nullable Digest recorded) {
        if (refusal.denials().isEmpty()) {
            return Optional.of("it refuses without a reason");
        }
        Digest inForce;
        List<Denial> denials;
        if (decision instanceof Decision.Denied denied) {
            inForce = denied.policy();
            denials = denied.denials();
        } else {
            inForce = ((Decision.Accepted) decision).policy();
            denials = List.of();
        }
        return lasting(denials).equals(lasting(refusal.denials()))
                ? policy(inForce, recorded)
                : Optional.of("the rules give other reasons: " + denials);
    }

    /** The codes alone: a release that words a sentence better must not object to what an earlier one recorded. */
    private static List<DenialCode> lasting(List<Denial> denials) {
        return denials.stream()
                .map(Denial::code)
                .filter(code -> !OF_THE_DAY.contains(code))
                .toList();
    }

    private static Optional<String> policy(@Nullable Digest inForce, @Nullable Digest recorded) {
        return Objects.equals(inForce, recorded)
                ? Optional.empty()
                : Optional.of("it names policy " + recorded + ", in force was " + inForce);
    }
}
