// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.registry;

import io.mlops4j.artifact.ArtifactManifest;
import io.mlops4j.common.Alias;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.SideBySide;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Registered models, their versions and aliases. Thread-safe; every change is made by the actor for whom the service was
 * handed out and stands in the model's audit trail.
 *
 * <p>Every method that names a model or version throws {@link io.mlops4j.error.NotFoundException} if it does not exist.
 * What runs in an environment is not decided here but by {@link io.mlops4j.governance.Governance}.
 */
public interface Registry {
    /**
     * Registers a model.
     *
     * @param name its name
     * @param description what it is for; may be empty
     * @return the model, without versions
     * @throws io.mlops4j.error.AlreadyExistsException if the name is taken
     */
    RegisteredModel create(ModelName name, String description);

    /**
     * Looks a model up.
     *
     * @param name its name
     * @return the model, or empty if there is none of that name
     */
    Optional<RegisteredModel> find(ModelName name);

    /**
     * Reads a model.
     *
     * @param name its name
     * @return the model
     */
    RegisteredModel model(ModelName name);

    /**
     * Lists the models.
     *
     * @return all, ordered by name
     */
    List<RegisteredModel> models();

    /**
     * Registers a version. It gets the model's next number. The model is registered too if it does not exist.
     *
     * @param model the model
     * @param spec what to register
     * @return the version
     * @throws io.mlops4j.error.NotFoundException if a file is not stored or the run does not exist
     */
    ModelVersion register(ModelName model, VersionSpec spec);

    /**
     * Reads a version, also a deleted one.
     *
     * @param id the version
     * @return the version
     */
    ModelVersion version(ModelVersionId id);

    /**
     * Lists the versions of a model, deleted ones included.
     *
     * @param model the model
     * @return all, ordered by number
     */
    List<ModelVersion> versions(ModelName model);

    /**
     * Describes a model.
     *
     * @param model the model
     * @param description what it is for
     * @return the model as changed
     */
    RegisteredModel describe(ModelName model, String description);

    /**
     * Sets a tag of a model, over what it was.
     *
     * @param model the model
     * @param key its key
     * @param value its value
     * @return the model as changed
     */
    RegisteredModel tag(ModelName model, String key, String value);

    /**
     * Describes a version.
     *
     * @param id the version
     * @param description what sets it apart
     * @return the version as changed
     */
    ModelVersion describe(ModelVersionId id, String description);

    /**
     * Sets a tag of a version, over what it was.
     *
     * @param id the version
     * @param key its key
     * @param value its value
     * @return the version as changed
     */
    ModelVersion tag(ModelVersionId id, String key, String value);

    /**
     * Points an alias at a version, wherever it pointed before.
     *
     * @param alias the alias, not the name of a governed environment in any spelling
     * @param target a version that is not deleted
     * @throws io.mlops4j.governance.TransitionDeniedException if the alias has the name of a governed environment
     */
    void setAlias(Alias alias, ModelVersionId target);

    /**
     * Points an alias at a version only if it points where the caller believes.
     *
     * @param alias the alias
     * @param expected the version number that it points at, or null if it should not exist yet
     * @param target a version that is not deleted
     * @throws io.mlops4j.error.ConflictException if it points elsewhere
     * @throws io.mlops4j.governance.TransitionDeniedException if the alias has the name of a governed environment
     */
    void compareAndSetAlias(Alias alias, @Nullable Integer expected, ModelVersionId target);

    /**
     * Removes an alias. Changes nothing if there is none.
     *
     * @param model the model
     * @param alias the alias
     */
    void removeAlias(ModelName model, Alias alias);

    /**
     * Follows an alias.
     *
     * @param model the model
     * @param alias the alias
     * @return the version that it points at, or empty if there is no such alias
     */
    Optional<ModelVersion> resolve(ModelName model, Alias alias);

    /**
     * Deletes a version. Its number is never given again, and the version stays readable with the reason; its files are
     * no longer kept for it.
     *
     * @param id a version that is current in no environment, is no rollback's target, and has no open request and no alias
     * @param reason why; not blank
     * @throws io.mlops4j.governance.TransitionDeniedException if something still uses it; names everything that does
     */
    void delete(ModelVersionId id, String reason);

    /**
     * Lists the files of a version.
     *
     * @param id the version
     * @return its manifest, checked against the version's digest
     * @throws io.mlops4j.error.CorruptRecordException if the stored manifest is not what the digest says
     */
    ArtifactManifest files(ModelVersionId id);

    /**
     * Loads one file of a version, checked against the version's digest.
     *
     * @param id the version
     * @param path the file, by its whole path
     * @return its content
     * @throws IllegalArgumentException if the path is not a valid {@link io.mlops4j.common.ArtifactPath}
     * @throws io.mlops4j.error.NotFoundException if the version has no such file
     * @throws io.mlops4j.error.CorruptRecordException if the stored content is not what the digest says
     */
    byte[] load(ModelVersionId id, String path);

    /**
     * Loads the reference profile for drift that was registered with a version, checked against the version's digest.
     *
     * @param id the version
     * @return its content, or empty if the version has none
     * @throws io.mlops4j.error.CorruptRecordException if the stored content is not what the digest says
     */
    Optional<byte[]> loadDriftReference(ModelVersionId id);

    /**
     * Writes all files of a version below a folder, each only after it was checked against the version's digest.
     *
     * @param id the version
     * @param folder where to write
     * @throws io.mlops4j.error.CorruptRecordException if a stored content is not what its digest says
     * @throws io.mlops4j.error.AlreadyExistsException if a file exists already
     */
    void export(ModelVersionId id, Path folder);

    /**
     * Compares two versions, of one model or of two.
     *
     * @param left one version
     * @param right the other
     * @return signature, tags and files, and params, metrics and inputs of the runs that made them, side by side
     */
    SideBySide compare(ModelVersionId left, ModelVersionId right);
}
