// SPDX-License-Identifier: Apache-2.0
/**
 * Contents by their digest: {@code FolderContents} in files, through any provider of {@code java.nio.file}, {@code
 * TableContents} in rows, and {@code JdbcArtifactStore} that chooses between them by size. What files need to outlast a power
 * cut is in {@code DurableFolders}, what dead writers leave behind is the concern of {@code UnfinishedContents}.
 */
@NullMarked
package io.mlops4j.jdbc.content;

import org.jspecify.annotations.NullMarked;
