// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule;

import io.mlops4j.common.Actor;
import io.mlops4j.common.RunId;
import io.mlops4j.governance.Act;
import io.mlops4j.governance.gate.CustomGate;
import io.mlops4j.registry.ModelVersion;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What only the host knows when a command is decided. Gives the same answers throughout one decision. When a log is judged
 * anew, what the log recorded answers in its place.
 */
public interface Host {
    /**
     * A host that knows nothing more: roles are as recorded, there are no gates of its own, files are intact, and runs and remarks
     * are there.
     */
    Host PLAIN = new Host() {
        @Override
        public Set<String> rolesToday(Actor recorded, Act act) {
            return recorded.roles();
        }

        @Override
        public @Nullable CustomGate gate(String id) {
            return null;
        }

        @Override
        public @Nullable String damage(ModelVersion version) {
            return null;
        }

        @Override
        public boolean hasRun(RunId run) {
            return true;
        }

        @Override
        public boolean hasRemark(long entry) {
            return true;
        }
    };

    /**
     * Looks up the roles of somebody who voted or waived a gate earlier.
     *
     * @param recorded the actor as the log has it
     * @param act what the person did
     * @return the roles held now
     */
    Set<String> rolesToday(Actor recorded, Act act);

    /**
     * Resolves a gate of the host.
     *
     * @param id its name
     * @return the gate, or null if there is none of that name
     */
    @Nullable
    CustomGate gate(String id);

    /**
     * Checks the files of a version.
     *
     * @param version the version
     * @return what is wrong with them, or null if they are all as the version's digest says
     */
    @Nullable
    String damage(ModelVersion version);

    /**
     * Looks for a run.
     *
     * @param run the run
     * @return whether the tracking store has it, deleted ones included
     */
    boolean hasRun(RunId run);

    /**
     * Looks into an entry of the model's log, which the state does not keep.
     *
     * @param entry its place, not after the last
     * @return whether it holds or quotes words of a person, erased ones included
     */
    boolean hasRemark(long entry);
}
