// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance;

import io.mlops4j.common.Alias;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.Names;
import io.mlops4j.governance.evidence.Evidence;

/** A command about a version. */
public sealed interface VersionCommand extends GovernanceCommand
        permits VersionCommand.Attach,
                VersionCommand.Retire,
                VersionCommand.DeleteVersion,
                VersionCommand.PointAlias,
                EnvironmentCommand.Request,
                EnvironmentCommand.OverridePolicy {
    /**
     * Names the version.
     *
     * @return the version, whether it exists or not
     */
    ModelVersionId version();

    @Override
    default ModelName model() {
        return version().model();
    }

    /**
     * Attaches evidence to a version, in the place of what had the same key.
     *
     * @param version the version
     * @param evidence what speaks for or against it
     */
    record Attach(ModelVersionId version, Evidence evidence) implements VersionCommand {
        @Override
        public String words() {
            return "attach " + evidence.key() + " to '" + version + "'";
        }
    }

    /**
     * Retires a version for good.
     *
     * @param version the version
     * @param reason why; not blank
     */
    record Retire(ModelVersionId version, String reason) implements VersionCommand {
        /**
         * Checks the reason.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public Retire {
            Names.reason("reason", reason);
        }

        @Override
        public String words() {
            return "retire version '" + version + "'";
        }
    }

    /**
     * Deletes a version.
     *
     * @param version the version
     * @param reason why; not blank
     */
    record DeleteVersion(ModelVersionId version, String reason) implements VersionCommand {
        /**
         * Checks the reason.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public DeleteVersion {
            Names.reason("reason", reason);
        }

        @Override
        public String words() {
            return "delete version '" + version + "'";
        }
    }

    /**
     * Points an alias at a version.
     *
     * @param alias the alias
     * @param version the version
     */
    record PointAlias(Alias alias, ModelVersionId version) implements VersionCommand {
        @Override
        public String words() {
            return "point alias '" + alias + "' at version '" + version + "'";
        }
    }
}
