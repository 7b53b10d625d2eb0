// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core;

import io.mlops4j.artifact.Artifacts;
import io.mlops4j.audit.Audit;
import io.mlops4j.common.Actor;
import io.mlops4j.core.artifact.ArtifactService;
import io.mlops4j.core.audit.AuditService;
import io.mlops4j.core.card.ModelCards;
import io.mlops4j.core.checkpoint.CheckpointAuthor;
import io.mlops4j.core.governance.GovernanceService;
import io.mlops4j.core.governance.HostServices;
import io.mlops4j.core.lineage.LineageService;
import io.mlops4j.core.log.ModelLogs;
import io.mlops4j.core.memory.InMemoryBackend;
import io.mlops4j.core.registry.RegistryService;
import io.mlops4j.core.registry.VersionComparison;
import io.mlops4j.core.registry.VersionFiles;
import io.mlops4j.core.remark.Remarks;
import io.mlops4j.core.tracking.TrackingService;
import io.mlops4j.core.transfer.ModelTransfer;
import io.mlops4j.governance.Governance;
import io.mlops4j.lineage.Lineage;
import io.mlops4j.registry.Registry;
import io.mlops4j.spi.Backend;
import io.mlops4j.tracking.Tracking;

/**
 * The library, opened on a backend. Hands out the services; holds nothing global or static.
 *
 * <pre>{@code
 * try (Mlops mlops = Mlops.open(DirectoryBackend.at(Path.of("models")))) {
 *     Mlops bo = mlops.as(Actor.person("bo", "approver"));
 *     bo.governance().approve(request, "figures checked");
 * }
 * }</pre>
 *
 * <p>Thread-safe, as all services are. One instance per store and process is enough; {@link #as} is cheap enough to be
 * called for every request of a host.
 */
public final class Mlops implements AutoCloseable {
    private final Shared shared;
    private final boolean opened;
    private final Tracking tracking;
    private final Registry registry;
    private final Governance governance;

    /** What the views of all actors have in common. */
    private record Shared(
            Backend backend,
            TrackingService tracking,
            Artifacts artifacts,
            ModelLogs logs,
            VersionFiles files,
            Remarks remarks,
            HostServices services,
            Audit audit) {}

    private Mlops(Shared shared, Actor actor, boolean opened) {
        this.shared = shared;
        this.opened = opened;
        this.tracking = shared.tracking.as(actor);
        this.registry = new RegistryService(
                shared.logs,
                shared.files,
                new VersionComparison(shared.backend.tracking(), shared.files),
                shared.remarks,
                actor);
        this.governance = new GovernanceService(shared.logs, shared.files, shared.remarks, shared.services, actor);
    }

    /**
     * Opens the library on a backend.
     *
     * @param backend the backend; closed together with the library
     * @return the library, acting for the operating system's user as a service
     */
    public static Mlops open(Backend backend) {
        return open(backend, MlopsOptions.withDefaults());
    }

    /**
     * Opens the library on a backend.
     *
     * @param backend the backend; closed together with the library
     * @param options who acts by default, and where times and ids come from
     * @return the library
     */
    public static Mlops open(Backend backend, MlopsOptions options) {
        Artifacts artifacts = new ArtifactService(backend.artifacts());
        VersionFiles files = new VersionFiles(artifacts, backend.artifacts(), backend.tracking());
        ModelLogs logs = new ModelLogs(backend.registry(), options.clock(), options.ids());
        Remarks remarks = new Remarks(backend.artifacts(), options.salts());
        CheckpointAuthor author = new CheckpointAuthor(options.signer());
        TrackingService tracking =
                new TrackingService(backend.tracking(), artifacts, options.clock(), options.ids(), options.actor());
        return new Mlops(
                new Shared(
                        backend,
                        tracking,
                        artifacts,
                        logs,
                        files,
                        remarks,
                        new HostServices(options.directory(), options.gates(), author),
                        new AuditService(logs, files, remarks, author)),
                options.actor(),
                true);
    }

    /**
     * Opens the library in memory, for tests and trials: nothing survives the process.
     *
     * @return the library on a backend of its own
     */
    public static Mlops inMemory() {
        return open(new InMemoryBackend());
    }

    /**
     * Acts for somebody else on the same store.
     *
     * @param actor who acts, as the host has established it
     * @return a view of this library, good as long as this one is open; closing a view does nothing
     */
    public Mlops as(Actor actor) {
        return new Mlops(shared, actor, false);
    }

    /**
     * Gives experiments and runs; runs that are started note the actor of this view.
     *
     * @return the service
     */
    public Tracking tracking() {
        return tracking;
    }

    /**
     * Gives registered models, for the actor of this view.
     *
     * @return the service
     */
    public Registry registry() {
        return registry;
    }

    /**
     * Gives governed pointers, for the actor of this view.
     *
     * @return the service
     */
    public Governance governance() {
        return governance;
    }

    /**
     * Gives the cards of versions.
     *
     * @return the service
     */
    public ModelCards modelCards() {
        return new ModelCards(registry, tracking, governance, shared.audit);
    }

    /**
     * Gives files.
     *
     * @return the service
     */
    public Artifacts artifacts() {
        return shared.artifacts;
    }

    /**
     * Gives the history of registered models.
     *
     * @return the service
     */
    public Audit audit() {
        return shared.audit;
    }

    /**
     * Gives the way of datasets, runs and versions into each other.
     *
     * @return the service
     */
    public Lineage lineage() {
        return new LineageService(shared.backend.tracking(), shared.logs::models, shared.audit);
    }

    /**
     * Gives what takes models out of this store and into it.
     *
     * @return the service
     */
    public ModelTransfer transfer() {
        return new ModelTransfer(shared.backend);
    }

    /** Closes the backend, unless this is a view. Closing again does nothing; what was acknowledged stays. */
    @Override
    public void close() {
        if (opened) {
            shared.backend.close();
        }
    }
}
