// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.registry;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.audit.ModelEvent;
import io.mlops4j.audit.RegistryEvent;
import io.mlops4j.common.Alias;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.RunId;
import io.mlops4j.core.codec.ModelEntryCodec;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.UnsupportedFormatException;
import io.mlops4j.jdbc.sql.Session;
import io.mlops4j.spi.LogEntry;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an entry of a log means, in rows for people: versions, aliases and what each environment serves. Written in the
 * transaction of the entry, so that they never tell anything else than the log. An entry that core did not write means
 * nothing here; it is kept all the same, since a backend does not judge.
 */
final class ModelProjection {
    private final ModelName model;
    private final @Nullable AuditEntry entry;

    private ModelProjection(ModelName model, @Nullable AuditEntry entry) {
        this.model = model;
        this.entry = entry;
    }

    static ModelProjection of(ModelName model, LogEntry stored) {
        try {
            return new ModelProjection(model, ModelEntryCodec.decode(model, stored));
        } catch (CorruptRecordException | UnsupportedFormatException e) {
            return new ModelProjection(model, null);
        }
    }

    @Nullable
    String commandId() {
        return entry == null ? null : entry.commandId();
    }

    @Nullable
    String actor() {
        return entry == null ? null : entry.actor().id();
    }

    @Nullable
    String summary() {
        return entry == null
                ? null
                : entry.events().stream().map(ModelEvent::summary).collect(Collectors.joining("; "));
    }

    @Nullable
    Long happenedAt() {
        return entry == null ? null : entry.at().getEpochSecond();
    }

    void write(Session session) throws SQLException {
        if (entry != null) {
            for (ModelEvent event : entry.events()) {
                if (event instanceof RegistryEvent change) {
                    writeChange(session, entry, change);
                } else {
                    writeMove(session, entry, (GovernanceEvent) event);
                }
            }
        }
    }

    private void writeChange(Session session, AuditEntry at, RegistryEvent event) throws SQLException {
        if (event instanceof RegistryEvent.VersionRegistered registered) {
            writeVersion(session, at, registered);
        } else if (event instanceof RegistryEvent.VersionDescribed described) {
            session.update(
                    "UPDATE {version} SET description = ?, revision = ? WHERE model_name = ? AND version = ?",
                    described.description(),
                    at.revision(),
                    model.value(),
                    described.version());
        } else if (event instanceof RegistryEvent.VersionDeleted deleted) {
            writeState(session, at, deleted.version(), "DELETED");
        } else if (event instanceof RegistryEvent.AliasSet set) {
            removeAlias(session, set.alias());
            session.update(
                    "INSERT INTO {alias} (model_name, alias, version, revision) VALUES (?, ?, ?, ?)",
                    model.value(),
                    set.alias().value(),
                    set.after(),
                    at.revision());
        } else if (event instanceof RegistryEvent.AliasRemoved removed) {
            removeAlias(session, removed.alias());
        }
    }

    private void writeMove(Session session, AuditEntry at, GovernanceEvent event) throws SQLException {
        if (event instanceof GovernanceEvent.VersionRetired retired) {
            writeState(session, at, retired.version(), "RETIRED");
        } else if (event instanceof GovernanceEvent.Promoted to) {
            writeDeployment(session, at, to.environment(), to.after());
        } else if (event instanceof GovernanceEvent.RolledBack to) {
            writeDeployment(session, at, to.environment(), to.after());
        } else if (event instanceof GovernanceEvent.Overridden to) {
            writeDeployment(session, at, to.environment(), to.after());
        } else if (event instanceof GovernanceEvent.Stopped stopped) {
            removeDeployment(session, stopped.environment());
        }
    }

    private void writeVersion(Session session, AuditEntry at, RegistryEvent.VersionRegistered version)
            throws SQLException {
        RunId run = version.run();
        session.update(
                "INSERT INTO {version} (model_name, version, state, artifact, run_id, description, registered_by,"
                        + " registered_at, revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                model.value(),
                version.version(),
                "REGISTERED",
                version.artifact().hex(),
                run == null ? null : run.value(),
                version.description(),
                at.actor().id(),
                at.at().getEpochSecond(),
                at.revision());
    }

    private void writeState(Session session, AuditEntry at, int version, String state) throws SQLException {
        session.update(
                "UPDATE {version} SET state = ?, revision = ? WHERE model_name = ? AND version = ?",
                state,
                at.revision(),
                model.value(),
                version);
    }

    private void writeDeployment(Session session, AuditEntry at, Environment environment, int version)
            throws SQLException {
        removeDeployment(session, environment);
        session.update(
                "INSERT INTO {deployment} (model_name, environment, version, deployed_by, deployed_at, revision)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                model.value(),
                environment.value(),
                version,
                at.actor().id(),
                at.at().getEpochSecond(),
                at.revision());
    }

    private void removeAlias(Session session, Alias alias) throws SQLException {
        session.update("DELETE FROM {alias} WHERE model_name = ? AND alias = ?", model.value(), alias.value());
    }

    private void removeDeployment(Session session, Environment environment) throws SQLException {
        session.update(
                "DELETE FROM {deployment} WHERE model_name = ? AND environment = ?",
                model.value(),
                environment.value());
    }
}
