// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.export;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.ModelEvent;

/**
 * What happened, and the entry that says so.
 *
 * @param entry the entry, with people's words
 * @param event one of its events
 */
record Recorded<E extends ModelEvent>(AuditEntry entry, E event) {
    long revision() {
        return entry.revision();
    }

    /** Who, when and where in the log, a line each, for a cell of a table. */
    String stamp() {
        return "by " + entry.actor() + "\n" + entry.at() + "\nentry " + entry.revision();
    }

    /** The same on one line. */
    String line() {
        return line(entry);
    }

    static String line(AuditEntry entry) {
        return "by " + entry.actor() + " at " + entry.at() + ", entry " + entry.revision();
    }
}
