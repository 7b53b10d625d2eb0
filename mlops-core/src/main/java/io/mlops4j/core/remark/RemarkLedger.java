// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.remark;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.audit.ModelEvent;
import io.mlops4j.common.Digest;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The remarks of a whole log, read entry by entry: who should find which, and which were erased. Not thread-safe. */
public final class RemarkLedger {
    private final Map<Digest, Long> said = new LinkedHashMap<>();
    private final Map<Long, NamedRemarks> named = new HashMap<>();
    private final Set<Long> erased = new HashSet<>();

    /**
     * Reads an entry.
     *
     * @param entry the next entry as it is stored
     */
    public void read(AuditEntry entry) {
        NamedRemarks remarks = NamedRemarks.of(entry);
        if (!remarks.equals(NamedRemarks.NONE)) {
            named.put(entry.revision(), remarks);
            remarks.said().forEach(digest -> said.putIfAbsent(digest, entry.revision()));
        }
        for (ModelEvent event : entry.events()) {
            if (event instanceof GovernanceEvent.RemarksErased e) {
                erased.add(e.entry());
            }
        }
    }

    /**
     * Lists what people said.
     *
     * @return every remark with the first entry that holds it, in the order of the log
     */
    public Map<Digest, Long> said() {
        return Collections.unmodifiableMap(said);
    }

    /**
     * Lists what was erased.
     *
     * @return every remark that an entry held or quoted whose remarks were erased, before or after it
     */
    public Set<Digest> erased() {
        Set<Digest> gone = new HashSet<>();
        for (Long entry : erased) {
            NamedRemarks remarks = named.getOrDefault(entry, NamedRemarks.NONE);
            gone.addAll(remarks.said());
            gone.addAll(remarks.quoted());
        }
        return gone;
    }
}
