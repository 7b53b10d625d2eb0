// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.samples.quickstart;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.AuditVerification;
import io.mlops4j.audit.ModelEvent;
import io.mlops4j.audit.checkpoint.Receipt;
import io.mlops4j.core.Mlops;
import io.mlops4j.samples.quickstart.console.Console;
import io.mlops4j.samples.quickstart.console.Table;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Verifies the audit trail with the receipts kept outside the store, and prints it. */
final class AuditChapter {
    /** A new store has about a dozen entries; one that has seen many runs should not flood the terminal. */
    private static final int SHOWN = 40;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Mlops mlops;
    private final Console console;

    AuditChapter(Mlops mlops, Console console) {
        this.mlops = mlops;
        this.console = console;
    }

    /** Tells whether the trail is sound. */
    boolean verifyAndPrint(List<Receipt> receipts) {
        AuditVerification verification = console.step(
                "replaying the log against files and " + receipts.size() + " receipts",
                () -> mlops.audit().verify(Plan.MODEL, receipts),
                result -> result.isSound() ? result.entries() + " entries, sound" : "NOT SOUND");
        verification
                .findings()
                .forEach(finding -> console.item("entry " + finding.revision() + ": " + finding.sentence()));
        if (!verification.isSound()) {
            console.say("Somebody changed the store, or it is not the one that the receipts beside it were kept for."
                    + " If you emptied it yourself, delete the folder 'receipts' too.");
        }
        List<AuditEntry> entries = mlops.audit().trail(Plan.MODEL).entries();
        int earlier = Math.max(0, entries.size() - SHOWN);
        console.table(table(entries.subList(earlier, entries.size())));
        if (earlier > 0) {
            console.say("(The " + earlier + " entries before are left out here, and were verified all the same.)");
        }
        console.say("Merkle root over the " + verification.entries() + " entries: " + verification.root());
        return verification.isSound();
    }

    private static Table table(List<AuditEntry> entries) {
        Table table = new Table(">no", "time (UTC)", "who", "what", "why");
        for (AuditEntry entry : entries) {
            String[] head = {
                Long.toString(entry.revision()),
                TIME.format(entry.at()),
                entry.actor().id()
            };
            for (ModelEvent event : entry.events()) {
                table.row(head[0], head[1], head[2], event.summary(), event.reason());
                Arrays.fill(head, "");
            }
        }
        return table;
    }
}
