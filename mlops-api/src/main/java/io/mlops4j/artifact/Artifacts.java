// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.artifact;

import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Digest;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Files kept by content. The same content is stored once; what is stored is never altered. Thread-safe.
 *
 * <p>Every read is checked against the digest it was asked by: altered or truncated content is never returned as good.
 */
public interface Artifacts {
    /**
     * Stores what a stream gives, to its end. The stream is not closed.
     *
     * @param path the path to record for it
     * @param content the content, read once
     * @return the stored file
     * @throws io.mlops4j.error.StoreUnavailableException if the content cannot be read or stored
     */
    Artifact put(ArtifactPath path, InputStream content);

    /**
     * Stores bytes.
     *
     * @param path the path to record for them
     * @param content the content
     * @return the stored file
     * @throws io.mlops4j.error.StoreUnavailableException if the content cannot be stored
     */
    Artifact put(ArtifactPath path, byte[] content);

    /**
     * Stores a file, or every regular file below a folder.
     *
     * @param path the path to record for the file, or the folder that the files' relative paths are put below
     * @param source a file or folder; symbolic links below a folder are refused, not followed
     * @return the stored files, ordered by path
     * @throws IllegalArgumentException if the source does not exist, holds a link, or gives an invalid artifact path
     * @throws io.mlops4j.error.StoreUnavailableException if the content cannot be read or stored
     */
    List<Artifact> put(ArtifactPath path, Path source);

    /**
     * Reads a whole content into memory, checked before it is returned.
     *
     * @param digest the content's digest
     * @return the content
     * @throws io.mlops4j.error.NotFoundException if there is no such content
     * @throws io.mlops4j.error.CorruptRecordException if the stored content is not what the digest says
     */
    byte[] read(Digest digest);

    /**
     * Opens a content as a stream for contents that do not fit into memory. The check can only be complete at the end:
     * the read that reaches the end throws {@link io.mlops4j.error.CorruptRecordException} if the content is not what
     * the digest says, so use nothing before the stream has ended.
     *
     * @param digest the content's digest
     * @return the content; to be closed by the caller
     * @throws io.mlops4j.error.NotFoundException if there is no such content
     */
    InputStream open(Digest digest);

    /**
     * Writes the files of a manifest below a folder, each under its path and only after its content was checked.
     *
     * @param manifest what to write
     * @param folder an existing folder, or one to be created; existing files are not overwritten
     * @throws io.mlops4j.error.NotFoundException if a content is missing
     * @throws io.mlops4j.error.CorruptRecordException if a content is not what its digest says
     * @throws io.mlops4j.error.AlreadyExistsException if a file exists already
     * @throws io.mlops4j.error.StoreUnavailableException if a file cannot be read or written
     */
    void export(ArtifactManifest manifest, Path folder);
}
