// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.card;

import io.mlops4j.audit.Audit;
import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.RunId;
import io.mlops4j.core.codec.ModelCardCodec;
import io.mlops4j.error.NotFoundException;
import io.mlops4j.governance.Governance;
import io.mlops4j.governance.evidence.Evidence;
import io.mlops4j.governance.evidence.ModelCard;
import io.mlops4j.registry.ModelVersion;
import io.mlops4j.registry.Registry;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.Tracking;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The model cards of versions. A card is evidence: it counts once it is attached, as {@link Evidence.Card}, and stays in the log
 * with every edition before it. Thread-safe.
 *
 * <pre>{@code
 * ModelCard card = mlops.modelCards().draft(version).with(ModelCard.Field.OWNER, "credit risk");
 * mlops.governance().attach(version, new Evidence.Card(card, clock.instant()));
 * }</pre>
 */
public final class ModelCards {
    private final Registry registry;
    private final Tracking tracking;
    private final Governance governance;
    private final Audit audit;

    /**
     * Opens the cards.
     *
     * @param registry has the versions
     * @param tracking has the runs that made them
     * @param governance has the evidence
     * @param audit has every edition
     */
    public ModelCards(Registry registry, Tracking tracking, Governance governance, Audit audit) {
        this.registry = registry;
        this.tracking = tracking;
        this.governance = governance;
        this.audit = audit;
    }

    /**
     * Starts the next edition, to be completed by people. Nothing is recorded until it is attached; of two who start from the
     * same edition the second to attach is refused and starts again.
     *
     * @param version the version
     * @return the edition after the one that is attached, saying the same; without one the first, filled with what tracking,
     *     registry and evidence know
     * @throws NotFoundException if there is no such version
     */
    public ModelCard draft(ModelVersionId version) {
        ModelVersion found = registry.version(version);
        return latest(version)
                .map(card -> card.nextEdition(ModelCardCodec.digest(card)))
                .orElseGet(() -> CardDraft.of(found, run(found.run()), governance.evidence(version)));
    }

    /**
     * Gives the figures that tracking and evidence have now, for an edition after the first: {@code
     * draft(version).withMetrics(figures(version))}.
     *
     * @param version the version
     * @return by name, with the slice in brackets where there is one; those of the run that made it, and over them those that are
     *     attached
     * @throws NotFoundException if there is no such version
     */
    public SortedMap<String, Double> figures(ModelVersionId version) {
        return CardDraft.figures(run(registry.version(version).run()), governance.evidence(version));
    }

    /**
     * Finds the card that counts.
     *
     * @param version the version
     * @return the edition that was attached last, or empty if there is none
     * @throws NotFoundException if there is no such version
     */
    public Optional<ModelCard> latest(ModelVersionId version) {
        return governance.evidence(version).stream()
                .map(attached -> attached.evidence() instanceof Evidence.Card evidence ? evidence.card() : null)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /**
     * Reads every edition.
     *
     * @param version the version
     * @return what was attached, in order; empty for a version without a card
     * @throws NotFoundException if there is no such version
     */
    public List<CardEdition> editions(ModelVersionId version) {
        int number = registry.version(version).id().number();
        return audit.trail(version.model()).entries().stream()
                .flatMap(entry -> entry.events().stream()
                        .filter(event -> event instanceof GovernanceEvent.EvidenceAttached attached
                                && attached.version() == number
                                && attached.evidence() instanceof Evidence.Card)
                        .map(event -> ((Evidence.Card) ((GovernanceEvent.EvidenceAttached) event).evidence()).card())
                        .map(card -> new CardEdition(
                                card,
                                ModelCardCodec.digest(card),
                                entry.revision(),
                                entry.actor().id(),
                                entry.at())))
                .toList();
    }

    private @Nullable Run run(@Nullable RunId id) {
        try {
            return id == null ? null : tracking.run(id);
        } catch (NotFoundException e) {
            // a model that was brought from another store may have left its run behind
            return null;
        }
    }
}
