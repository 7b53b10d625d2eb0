// SPDX-License-Identifier: Apache-2.0
/**
 * The files of a store, whatever they are about: logs of numbered records, segments of metric points, contents, and below
 * them the few operations that touch the disk. {@link io.mlops4j.fs.file.Storage} is the way in.
 *
 * <p>Everything that reads or writes a file of the store belongs here, and nothing that knows what models and runs are.
 */
@NullMarked
package io.mlops4j.fs.file;

import org.jspecify.annotations.NullMarked;
