// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.export;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.audit.ModelEvent;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.codec.ModelEntryCodec;
import io.mlops4j.core.remark.Remarks;
import io.mlops4j.core.remark.RevealedView;
import io.mlops4j.core.state.Evolution;
import io.mlops4j.core.state.ModelState;
import io.mlops4j.governance.PromotionRequest;
import io.mlops4j.registry.ModelVersion;
import io.mlops4j.spi.LogEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A log as a report tells it: the entries with people's words, and what follows from them all. */
final class ReportedLog {
    private final RevealedView view;
    private final List<AuditEntry> entries = new ArrayList<>();
    private final Map<Long, PromotionRequest> carriedOut = new HashMap<>();
    private ModelState state;

    private ReportedLog(ModelName model, Remarks remarks) {
        this.view = new RevealedView(remarks::reveal);
        this.state = Evolution.nothing(model);
    }

    static ReportedLog of(ModelName model, List<LogEntry> stored, Remarks remarks) {
        ReportedLog log = new ReportedLog(model, remarks);
        for (LogEntry entry : stored) {
            log.read(ModelEntryCodec.decode(model, entry));
        }
        return log;
    }

    private void read(AuditEntry stored) {
        for (ModelEvent event : stored.events()) {
            if (event instanceof GovernanceEvent.Promoted promoted) {
                // as it was decided, on the votes of that moment
                state.request(promoted.request())
                        .map(view::request)
                        .ifPresent(request -> carriedOut.put(stored.revision(), request));
            }
        }
        entries.add(view.entry(stored));
        state = Evolution.evolve(state, stored);
    }

    ModelName model() {
        return state.name();
    }

    /** What is, after the last entry; without people's words. */
    ModelState state() {
        return state;
    }

    List<AuditEntry> entries() {
        return Collections.unmodifiableList(entries);
    }

    AuditEntry entry(long revision) {
        return entries.get((int) revision - 1);
    }

    /** Everything of one kind that happened, in order. */
    <E extends ModelEvent> Stream<Recorded<E>> recorded(Class<E> kind) {
        return entries.stream()
                .flatMap(entry -> entry.events().stream()
                        .filter(kind::isInstance)
                        .map(event -> new Recorded<>(entry, kind.cast(event))));
    }

    /** The time of the last entry: a report has no other present. */
    Instant lastTime() {
        return entries.isEmpty()
                ? Instant.EPOCH
                : entries.get(entries.size() - 1).at();
    }

    /** Whether a day had passed when the last entry was made, in UTC as for gates. */
    boolean hasPassed(LocalDate day) {
        return day.isBefore(LocalDate.ofInstant(lastTime(), ZoneOffset.UTC));
    }

    List<ModelVersion> versions() {
        return state.versions().stream().map(view::version).toList();
    }

    /** The requests as they stand at the time of the last entry. */
    List<PromotionRequest> requests() {
        return state.requests().stream()
                .map(view::request)
                .map(request -> request.at(lastTime()))
                .toList();
    }

    /** The request that a promotion carried out, as it was then. */
    Optional<PromotionRequest> request(Recorded<GovernanceEvent.Promoted> promotion) {
        return Optional.ofNullable(carriedOut.get(promotion.revision()));
    }
}
