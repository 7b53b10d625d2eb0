// SPDX-License-Identifier: Apache-2.0
/**
 * Files kept by content: what an artifact is, the manifest that binds a set of them to one digest, and the service that
 * stores and reads them.
 */
@NullMarked
package io.mlops4j.artifact;

import org.jspecify.annotations.NullMarked;
