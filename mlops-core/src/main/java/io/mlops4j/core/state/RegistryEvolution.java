// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.state;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.RegistryEvent;
import io.mlops4j.common.Alias;
import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.core.collection.IndexedList;
import io.mlops4j.registry.ModelVersion;
import io.mlops4j.registry.RegisteredModel;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Folds what happens to a model, its versions and aliases. */
final class RegistryEvolution {
    private RegistryEvolution() {}

    static ModelState evolve(ModelState state, AuditEntry entry, RegistryEvent event) {
        RegisteredModel model = state.model();
        if (event instanceof RegistryEvent.Created e) {
            return state.withModel(
                    new RegisteredModel(model.name(), e.description(), model.tags(), model.aliases(), 0, entry.at()));
        }
        if (event instanceof RegistryEvent.Described e) {
            return state.withModel(model(model, e.description(), model.tags(), model.aliases(), model.versions()));
        }
        if (event instanceof RegistryEvent.Tagged e) {
            SortedMap<String, String> tags = put(model.tags(), e.key(), e.value());
            return state.withModel(model(model, model.description(), tags, model.aliases(), model.versions()));
        }
        if (event instanceof RegistryEvent.AliasSet e) {
            Present.version(state, e.after());
            return state.withModel(aliases(model, put(model.aliases(), e.alias(), e.after())));
        }
        if (event instanceof RegistryEvent.AliasRemoved e) {
            SortedMap<Alias, Integer> aliases = new TreeMap<>(model.aliases());
            aliases.remove(e.alias());
            return state.withModel(aliases(model, aliases));
        }
        return versions(state, entry, event);
    }

    private static ModelState versions(ModelState state, AuditEntry entry, RegistryEvent event) {
        if (event instanceof RegistryEvent.VersionRegistered e) {
            return registered(state, entry, e);
        }
        if (event instanceof RegistryEvent.VersionDescribed e) {
            return replace(state, e.version(), v -> copy(v, e.description(), v.tags()));
        }
        if (event instanceof RegistryEvent.VersionTagged e) {
            return replace(state, e.version(), v -> copy(v, v.description(), put(v.tags(), e.key(), e.value())));
        }
        if (event instanceof RegistryEvent.VersionDeleted e) {
            ModelVersion.Ending deletion = new ModelVersion.Ending(entry.actor().id(), e.reason(), entry.at());
            return replace(state, e.version(), v -> ended(v, v.retirement(), deletion));
        }
        throw new IllegalStateException("No fold for event " + event);
    }

    private static ModelState registered(ModelState state, AuditEntry entry, RegistryEvent.VersionRegistered e) {
        Present.next(state, "version", e.version(), state.nextVersion().number());
        SortedSet<String> contributors = new TreeSet<>(e.contributors());
        contributors.addAll(entry.actor().identities());
        ModelVersion version = new ModelVersion(
                new ModelVersionId(state.name(), e.version()),
                e.artifact(),
                e.signature(),
                e.run(),
                e.driftReference(),
                e.description(),
                e.tags(),
                entry.actor().id(),
                contributors,
                entry.at(),
                null,
                null);
        IndexedList<Digest, ModelVersion> versions = state.versions().plus(version);
        RegisteredModel model = state.model();
        RegisteredModel counted = model(model, model.description(), model.tags(), model.aliases(), versions.size());
        return state.withModel(counted).withVersions(versions);
    }

    static ModelState replace(ModelState state, int number, UnaryOperator<ModelVersion> change) {
        Present.version(state, number);
        ModelVersion changed = change.apply(state.versions().get(number - 1));
        return state.withVersions(state.versions().with(number - 1, changed));
    }

    private static RegisteredModel aliases(RegisteredModel model, SortedMap<Alias, Integer> aliases) {
        return model(model, model.description(), model.tags(), aliases, model.versions());
    }

    private static RegisteredModel model(
            RegisteredModel model,
            String description,
            SortedMap<String, String> tags,
            SortedMap<Alias, Integer> aliases,
            int versions) {
        return new RegisteredModel(model.name(), description, tags, aliases, versions, model.createdAt());
    }

    private static ModelVersion copy(ModelVersion v, String description, SortedMap<String, String> tags) {
        return new ModelVersion(
                v.id(),
                v.artifact(),
                v.signature(),
                v.run(),
                v.driftReference(),
                description,
                tags,
                v.registeredBy(),
                v.contributors(),
                v.registeredAt(),
                v.retirement(),
                v.deletion());
    }

    static ModelVersion ended(
            ModelVersion v, ModelVersion.@Nullable Ending retirement, ModelVersion.@Nullable Ending deletion) {
        return new ModelVersion(
                v.id(),
                v.artifact(),
                v.signature(),
                v.run(),
                v.driftReference(),
                v.description(),
                v.tags(),
                v.registeredBy(),
                v.contributors(),
                v.registeredAt(),
                retirement,
                deletion);
    }

    private static <K, V> SortedMap<K, V> put(SortedMap<K, V> map, K key, V value) {
        SortedMap<K, V> more = new TreeMap<>(map);
        more.put(key, value);
        return more;
    }
}
