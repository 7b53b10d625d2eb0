// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import io.mlops4j.core.Mlops;
import io.mlops4j.error.MlopsException;
import io.mlops4j.fs.maintenance.StoreReport;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** What is left of a store when {@link PublishScript} was stopped. */
final class Aftermath {
    private Aftermath() {}

    /** What to do with the store when it was looked at. */
    enum Then {
        /** Nothing. */
        STOPS,
        /** Write into it, and look again. */
        GOES_ON
    }

    /**
     * Opens a store, compares it with what was promised, checks it, and goes on with it.
     *
     * @param promised the facts that were acknowledged
     * @param everything all facts of a script that was not stopped
     * @param then what to do after that
     * @return what is wrong; empty if nothing is
     */
    static String finding(Path store, Set<String> promised, Set<String> everything, Then then) {
        try (DirectoryBackend backend = DirectoryBackend.at(store);
                Mlops mlops = PublishScript.open(backend, "later-")) {
            Set<String> found = StoreFacts.in(backend);
            if (!found.containsAll(promised)) {
                return "lost " + without(promised, found);
            }
            if (!everything.containsAll(found)) {
                return "made up " + without(found, everything);
            }
            int together = backend.registry().read(PublishScript.TOGETHER, 0).size();
            if (together != 0 && together != PublishScript.ENTRIES_TOGETHER) {
                return "shows " + together + " of " + PublishScript.ENTRIES_TOGETHER + " entries of one commit";
            }
            StoreReport report = backend.verify();
            if (!report.isSound()) {
                return "is not sound: " + report;
            }
            if (then == Then.STOPS) {
                return "";
            }
            PublishScript.goOn(mlops);
            Set<String> after = StoreFacts.in(backend);
            return after.containsAll(found) ? "" : "lost while it went on " + without(found, after);
        } catch (MlopsException | IllegalArgumentException | IllegalStateException e) {
            return "does not go on: " + e;
        }
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
