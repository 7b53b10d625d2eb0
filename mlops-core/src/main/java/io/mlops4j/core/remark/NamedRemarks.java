// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.remark;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.audit.ModelEvent;
import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.codec.ModelEntryCodec;
import io.mlops4j.spi.LogEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The remarks that an entry of a log stands for, looked for only where people's words belong: whoever writes what looks like one
 * into a tag or a description names none, and can have none missed or erased by that. Pure.
 *
 * @param said what its author said
 * @param quoted what others said before, and a refusal repeats
 */
public record NamedRemarks(List<Digest> said, List<Digest> quoted) {
    /** No remarks. */
    public static final NamedRemarks NONE = new NamedRemarks(List.of(), List.of());

    /** Copies. */
    public NamedRemarks {
        said = List.copyOf(said);
        quoted = List.copyOf(quoted);
    }

    /**
     * Reads a stored entry.
     *
     * @param model the model whose log it is from
     * @param stored the entry
     * @return its remarks
     * @throws io.mlops4j.error.CorruptRecordException if it cannot be read
     */
    public static NamedRemarks of(ModelName model, LogEntry stored) {
        return RemarkToken.in(stored.payload()).isEmpty() ? NONE : of(ModelEntryCodec.decode(model, stored));
    }

    /**
     * Looks at an entry.
     *
     * @param entry the entry as it is stored
     * @return its remarks
     */
    public static NamedRemarks of(AuditEntry entry) {
        List<Digest> said = new ArrayList<>();
        List<Digest> quoted = new ArrayList<>();
        for (ModelEvent event : entry.events()) {
            if (event instanceof GovernanceEvent.Denied refusal) {
                RemarkedCommand.map(refusal.command(), into(said));
                RemarkedEvent.denials(refusal.denials(), into(quoted));
            } else {
                RemarkedEvent.map(event, into(said));
            }
        }
        return new NamedRemarks(said, quoted);
    }

    private static UnaryOperator<String> into(List<Digest> found) {
        return words -> {
            found.addAll(RemarkToken.in(words));
            return words;
        };
    }
}
