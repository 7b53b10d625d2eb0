// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.remark;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.governance.Denial;
import io.mlops4j.governance.PromotionRequest;
import io.mlops4j.governance.Review;
import io.mlops4j.governance.Vote;
import io.mlops4j.governance.Waiver;
import io.mlops4j.registry.ModelVersion;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What readers see: the values of the log with people's own words in them. Pure but for the reading of the words.
 *
 * @param words puts the words into a text
 */
public record RevealedView(UnaryOperator<String> words) {
    /**
     * Reveals an entry.
     *
     * @param entry the entry as it is stored
     * @return the entry as it was meant
     */
    public AuditEntry entry(AuditEntry entry) {
        return new AuditEntry(
                entry.revision(),
                entry.commandId(),
                entry.actor(),
                entry.at(),
                entry.policy(),
                entry.events().stream()
                        .map(event -> RemarkedEvent.map(event, words))
                        .toList());
    }

    /**
     * Reveals a request.
     *
     * @param request the request of the log
     * @return the request with its reason, comments and reasons of waivers
     */
    public PromotionRequest request(PromotionRequest request) {
        List<Vote> votes = request.votes().stream()
                .map(v -> new Vote(v.actor(), v.choice(), v.subject(), words.apply(v.comment()), v.at(), v.entry()))
                .toList();
        List<Waiver> waivers = request.waivers().stream()
                .map(w -> new Waiver(w.gate(), w.actor(), w.subject(), words.apply(w.reason()), w.at()))
                .toList();
        return new PromotionRequest(
                request.id(),
                request.version(),
                request.environment(),
                request.subject(),
                request.requesters(),
                words.apply(request.reason()),
                request.requestedAt(),
                request.expiresAt(),
                votes,
                waivers,
                request.status());
    }

    /**
     * Reveals a review.
     *
     * @param review the review of the log
     * @return the review with its reason and findings
     */
    public Review review(Review review) {
        Review.Closing closing = review.closing();
        return new Review(
                review.number(),
                review.environment(),
                review.version(),
                review.overriddenBy(),
                words.apply(review.reason()),
                review.openedAt(),
                closing == null
                        ? null
                        : new Review.Closing(closing.by(), words.apply(closing.findings()), closing.at()));
    }

    /**
     * Reveals a version.
     *
     * @param version the version of the log
     * @return the version with the reasons of its retirement and deletion
     */
    public ModelVersion version(ModelVersion version) {
        if (!version.isRetired() && !version.isDeleted()) {
            return version;
        }
        return new ModelVersion(
                version.id(),
                version.artifact(),
                version.signature(),
                version.run(),
                version.driftReference(),
                version.description(),
                version.tags(),
                version.registeredBy(),
                version.contributors(),
                version.registeredAt(),
                ending(version.retirement()),
                ending(version.deletion()));
    }

    /**
     * Reveals denials, which may quote a vote.
     *
     * @param denials the denials
     * @return the denials with the words in their sentences
     */
    public List<Denial> denials(List<Denial> denials) {
        return RemarkedEvent.denials(denials, words);
    }

    private ModelVersion.@Nullable Ending ending(ModelVersion.@Nullable Ending ending) {
        return ending == null ? null : new ModelVersion.Ending(ending.by(), words.apply(ending.reason()), ending.at());
    }
}
