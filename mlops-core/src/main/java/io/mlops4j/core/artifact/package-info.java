// SPDX-License-Identifier: Apache-2.0
/**
 * The artifact service: contents in and out of a store, each read checked against its digest. With {@code registry-fs} the
 * only place that touches the host's file system; what walks or writes the host's folders belongs here.
 */
@NullMarked
package io.mlops4j.core.artifact;

import org.jspecify.annotations.NullMarked;
