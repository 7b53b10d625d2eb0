// SPDX-License-Identifier: Apache-2.0
/**
 * A file system that passes everything to the real one and lets a test watch, change or refuse each operation: what a
 * disk that fails, fills up or loses its power does to whoever uses it. Knows nothing of stores.
 */
@NullMarked
package io.mlops4j.fs.disk;

import org.jspecify.annotations.NullMarked;
