// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.spi;

import io.mlops4j.common.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * Contents by their SHA-256. The clauses B1 to B5 of {@link Backend} hold too.
 *
 * <ul>
 *   <li>A1 Content address: a content is found by its digest, once it is stored, and is never altered.
 *   <li>A2 Once: storing a content again changes nothing and succeeds.
 *   <li>A3 Whole: a content is visible whole or not at all, also while it is being stored and after a failure.
 *   <li>A4 Raw: the store gives what it has; core checks it against the digest.
 *   <li>A5 Erasure: an erased content is not found any more, by whomever, and nothing of it is left where the store keeps
 *       contents; others stay. Stored again, it is there again.
 * </ul>
 */
public interface ArtifactStore {
    /**
     * What was stored.
     *
     * @param digest the digest of the content
     * @param size its length in bytes
     */
    record Stored(Digest digest, long size) {}

    /**
     * Stores what a stream gives, to its end. The stream is not closed.
     *
     * @param content the content
     * @return its digest and size
     * @throws IOException if the stream or the storage fails; nothing was stored
     */
    Stored put(InputStream content) throws IOException;

    /**
     * Opens a content.
     *
     * @param digest its digest
     * @return the content, to be closed by the caller, or empty if it is not stored
     * @throws IOException if the storage fails
     */
    Optional<InputStream> open(Digest digest) throws IOException;

    /**
     * Tells whether a content is stored, without reading it.
     *
     * @param digest its digest
     * @return whether {@link #open} would find it
     */
    boolean contains(Digest digest);

    /**
     * Erases a content for good. Erasing one that is not stored does nothing.
     *
     * @param digest its digest
     * @throws IOException if the storage fails; the content may still be there
     */
    void erase(Digest digest) throws IOException;

    /**
     * Lists the contents.
     *
     * @return the digests of all, ordered
     */
    List<Digest> list();
}
