// SPDX-License-Identifier: Apache-2.0
/**
 * The backend on a directory. {@link io.mlops4j.fs.DirectoryBackend} is the type for users; {@code
 * docs/directory-format.md} describes the files.
 *
 * <p>What turns models, runs and experiments into files, and back, belongs here; the files themselves are the matter of
 * {@code io.mlops4j.fs.file}.
 */
@NullMarked
package io.mlops4j.fs;

import org.jspecify.annotations.NullMarked;
