// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.artifact;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.artifact.ArtifactManifest;
import io.mlops4j.artifact.Artifacts;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Digest;
import io.mlops4j.error.AlreadyExistsException;
import io.mlops4j.error.NotFoundException;
import io.mlops4j.error.StoreUnavailableException;
import io.mlops4j.spi.ArtifactStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Artifacts over a store of contents. Thread-safe. */
public final class ArtifactService implements Artifacts {
    private final ArtifactStore store;

    /**
     * Makes the service.
     *
     * @param store where contents are kept
     */
    public ArtifactService(ArtifactStore store) {
        this.store = store;
    }

    @Override
    public Artifact put(ArtifactPath path, InputStream content) {
        try {
            ArtifactStore.Stored stored = store.put(content);
            return new Artifact(path, stored.digest(), stored.size());
        } catch (IOException e) {
            throw new StoreUnavailableException("Cannot store artifact '" + path + "': " + e.getMessage(), e);
        }
    }

    @Override
    public Artifact put(ArtifactPath path, byte[] content) {
        return put(path, new ByteArrayInputStream(content));
    }

    @Override
    public List<Artifact> put(ArtifactPath path, Path source) {
        List<Artifact> stored = new ArrayList<>();
        // the walk ends, and every path is known to be valid, before the first content is stored
        SourceFiles.of(path, source).forEach((place, file) -> stored.add(putFile(place, file)));
        return stored;
    }

    @Override
    public byte[] read(Digest digest) {
        try (InputStream content = open(digest)) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new StoreUnavailableException("Cannot read content '" + digest + "': " + e, e);
        }
    }

    @Override
    public InputStream open(Digest digest) {
        try {
            InputStream content = store.open(digest)
                    .orElseThrow(() ->
                            new NotFoundException("Cannot read content '" + digest + "': it is not in the store"));
            return new VerifyingStream(content, digest);
        } catch (IOException e) {
            throw new StoreUnavailableException("Cannot read content '" + digest + "': " + e, e);
        }
    }

    @Override
    public void export(ArtifactManifest manifest, Path folder) {
        try {
            FolderExport.write(manifest, folder, artifact -> open(artifact.digest()));
        } catch (FileAlreadyExistsException e) {
            throw new AlreadyExistsException("Cannot write files below '" + folder + "': it is a file", e);
        } catch (IOException | InvalidPathException e) {
            throw new StoreUnavailableException("Cannot write files below '" + folder + "': " + e, e);
        }
    }

    private Artifact putFile(ArtifactPath path, Path file) {
        try (InputStream content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return put(path, content);
        } catch (IOException e) {
            throw new StoreUnavailableException("Cannot read file '" + file + "': " + e, e);
        }
    }
}
