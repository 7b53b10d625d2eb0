// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.remark;

import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.audit.ModelEvent;
import io.mlops4j.audit.RegistryEvent;
import io.mlops4j.governance.Denial;
import java.util.List;
import java.util.function.UnaryOperator;

/** Where events hold people's own words, or quote them. Pure. */
final class RemarkedEvent {
    private RemarkedEvent() {}

    static ModelEvent map(ModelEvent event, UnaryOperator<String> words) {
        if (event instanceof RegistryEvent.VersionDeleted e) {
            return new RegistryEvent.VersionDeleted(e.version(), words.apply(e.reason()));
        }
        if (event instanceof GovernanceEvent.Classified e) {
            return new GovernanceEvent.Classified(e.tier(), words.apply(e.reason()));
        }
        if (event instanceof GovernanceEvent.VersionRetired e) {
            return new GovernanceEvent.VersionRetired(e.version(), words.apply(e.reason()));
        }
        if (event instanceof GovernanceEvent.RolledBack e) {
            return new GovernanceEvent.RolledBack(e.environment(), e.before(), e.after(), words.apply(e.reason()));
        }
        if (event instanceof GovernanceEvent.Stopped e) {
            return new GovernanceEvent.Stopped(e.environment(), e.before(), words.apply(e.reason()));
        }
        if (event instanceof GovernanceEvent.Overridden e) {
            return new GovernanceEvent.Overridden(
                    e.environment(), e.before(), e.after(), e.review(), words.apply(e.reason()));
        }
        if (event instanceof GovernanceEvent.ReviewClosed e) {
            return new GovernanceEvent.ReviewClosed(e.review(), words.apply(e.findings()));
        }
        if (event instanceof GovernanceEvent.RemarksErased e) {
            return new GovernanceEvent.RemarksErased(e.entry(), words.apply(e.reason()));
        }
        if (event instanceof GovernanceEvent.Denied e) {
            return new GovernanceEvent.Denied(RemarkedCommand.map(e.command(), words), denials(e.denials(), words));
        }
        return ofRequest(event, words);
    }

    private static ModelEvent ofRequest(ModelEvent event, UnaryOperator<String> words) {
        if (event instanceof GovernanceEvent.PromotionRequested e) {
            return new GovernanceEvent.PromotionRequested(
                    e.request(), e.version(), e.environment(), e.subject(), e.expiresAt(), words.apply(e.reason()));
        }
        if (event instanceof GovernanceEvent.Voted e) {
            return new GovernanceEvent.Voted(e.request(), e.choice(), e.subject(), words.apply(e.comment()));
        }
        if (event instanceof GovernanceEvent.GateWaived e) {
            return new GovernanceEvent.GateWaived(e.request(), e.verdict(), e.subject(), words.apply(e.reason()));
        }
        if (event instanceof GovernanceEvent.RequestWithdrawn e) {
            return new GovernanceEvent.RequestWithdrawn(e.request(), words.apply(e.reason()));
        }
        return event;
    }

    static List<Denial> denials(List<Denial> denials, UnaryOperator<String> words) {
        return denials.stream()
                .map(denial -> new Denial(denial.code(), words.apply(denial.sentence())))
                .toList();
    }
}
