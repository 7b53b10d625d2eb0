// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.registry;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.artifact.ArtifactManifest;
import io.mlops4j.common.Actor;
import io.mlops4j.common.Alias;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.SideBySide;
import io.mlops4j.core.decision.Decision;
import io.mlops4j.core.decision.GovernanceDecider;
import io.mlops4j.core.decision.RegistryCommand;
import io.mlops4j.core.decision.RegistryCommand.Expectation;
import io.mlops4j.core.decision.RegistryDecider;
import io.mlops4j.core.log.ModelLogs;
import io.mlops4j.core.remark.Remarks;
import io.mlops4j.core.remark.RevealedView;
import io.mlops4j.core.rule.Context;
import io.mlops4j.core.rule.Host;
import io.mlops4j.core.state.ModelState;
import io.mlops4j.error.NotFoundException;
import io.mlops4j.governance.VersionCommand;
import io.mlops4j.registry.ModelVersion;
import io.mlops4j.registry.RegisteredModel;
import io.mlops4j.registry.Registry;
import io.mlops4j.registry.VersionSpec;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** The registry over models' logs, acting for one actor. */
public final class RegistryService implements Registry {
    private final ModelLogs logs;
    private final VersionFiles files;
    private final VersionComparison comparison;
    private final Remarks remarks;
    private final RevealedView view;
    private final Actor actor;

    /**
     * Opens the registry.
     *
     * @param logs the models' logs
     * @param files the files of versions
     * @param comparison compares versions
     * @param remarks what people say
     * @param actor who acts
     */
    public RegistryService(
            ModelLogs logs, VersionFiles files, VersionComparison comparison, Remarks remarks, Actor actor) {
        this.logs = logs;
        this.files = files;
        this.comparison = comparison;
        this.remarks = remarks;
        this.view = new RevealedView(remarks::reveal);
        this.actor = actor;
    }

    @Override
    public RegisteredModel create(ModelName name, String description) {
        return change(name, new RegistryCommand.Create(description)).model();
    }

    @Override
    public Optional<RegisteredModel> find(ModelName name) {
        return Optional.of(logs.read(name).state()).filter(ModelState::exists).map(ModelState::model);
    }

    @Override
    public RegisteredModel model(ModelName name) {
        return logs.existing(name).model();
    }

    @Override
    public List<RegisteredModel> models() {
        return logs.models().stream().map(this::model).toList();
    }

    @Override
    public ModelVersion register(ModelName model, VersionSpec spec) {
        SortedSet<String> contributors = files.keep(model, spec);
        List<ModelVersion> versions = change(
                        model,
                        new RegistryCommand.Register(
                                spec.files().digest(),
                                spec.signature(),
                                spec.run(),
                                spec.driftReference(),
                                contributors,
                                spec.description(),
                                spec.tags()))
                .versions();
        return view.version(versions.get(versions.size() - 1));
    }

    @Override
    public ModelVersion version(ModelVersionId id) {
        return logs.existing(id.model())
                .version(id.number())
                .map(view::version)
                .orElseThrow(() -> new NotFoundException("Cannot find version '" + id + "': it does not exist"));
    }

    @Override
    public List<ModelVersion> versions(ModelName model) {
        return logs.existing(model).versions().stream().map(view::version).toList();
    }

    @Override
    public RegisteredModel describe(ModelName model, String description) {
        return change(model, new RegistryCommand.Describe(description)).model();
    }

    @Override
    public RegisteredModel tag(ModelName model, String key, String value) {
        return change(model, new RegistryCommand.Tag(key, value)).model();
    }

    @Override
    public ModelVersion describe(ModelVersionId id, String description) {
        return changed(id, new RegistryCommand.DescribeVersion(id.number(), description));
    }

    @Override
    public ModelVersion tag(ModelVersionId id, String key, String value) {
        return changed(id, new RegistryCommand.TagVersion(id.number(), key, value));
    }

    @Override
    public void setAlias(Alias alias, ModelVersionId target) {
        change(target.model(), new RegistryCommand.SetAlias(alias, new Expectation.Any(), target.number()));
    }

    @Override
    public void compareAndSetAlias(Alias alias, @Nullable Integer expected, ModelVersionId target) {
        change(target.model(), new RegistryCommand.SetAlias(alias, new Expectation.Exactly(expected), target.number()));
    }

    @Override
    public void removeAlias(ModelName model, Alias alias) {
        change(model, new RegistryCommand.RemoveAlias(alias));
    }

    @Override
    public Optional<ModelVersion> resolve(ModelName model, Alias alias) {
        return logs.existing(model).resolve(alias).map(view::version);
    }

    @Override
    public void delete(ModelVersionId id, String reason) {
        version(id);
        Remarks.Sealed sealed = remarks.seal(new VersionCommand.DeleteVersion(id, reason), List.of());
        logs.change(id.model(), actor, null, new ModelLogs.Decider() {
            @Override
            public Decision decide(ModelState state, Instant now) {
                return GovernanceDecider.decide(state, new Context(actor, now, Host.PLAIN), sealed.command());
            }

            @Override
            public void prepare() {
                remarks.keep(sealed);
            }
        });
    }

    @Override
    public ArtifactManifest files(ModelVersionId id) {
        return files.manifest(version(id));
    }

    @Override
    public byte[] load(ModelVersionId id, String path) {
        return load(id, ArtifactPath.of(path));
    }

    @Override
    public Optional<byte[]> loadDriftReference(ModelVersionId id) {
        return Optional.ofNullable(version(id).driftReference()).map(path -> load(id, path));
    }

    private byte[] load(ModelVersionId id, ArtifactPath path) {
        Artifact file = files(id)
                .find(path)
                .orElseThrow(() -> new NotFoundException(
                        "Cannot load file '" + path + "' of version '" + id + "': the version has no such file"));
        return files.read(file);
    }

    @Override
    public void export(ModelVersionId id, Path folder) {
        files.export(files(id), folder);
    }

    @Override
    public SideBySide compare(ModelVersionId left, ModelVersionId right) {
        return comparison.compare(version(left), version(right));
    }

    private ModelState change(ModelName model, RegistryCommand command) {
        return logs.change(
                        model,
                        actor,
                        null,
                        (state, now) -> RegistryDecider.decide(state, new Context(actor, now, Host.PLAIN), command))
                .state();
    }

    private ModelVersion changed(ModelVersionId id, RegistryCommand command) {
        return change(id.model(), command)
                .version(id.number())
                .map(view::version)
                .orElseThrow();
    }
}
