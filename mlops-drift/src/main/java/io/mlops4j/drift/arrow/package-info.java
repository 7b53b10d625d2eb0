// SPDX-License-Identifier: Apache-2.0
/**
 * Reads Arrow vectors into profiles and counts. The only package that imports Arrow.
 *
 * <p>Here belongs a new vector type, in {@code VectorTypes}; how it is read stands in a class of its own. Compiled against
 * Arrow 19 and kept to what Arrow 12 has, but for {@code DirectDoubles}, which is used only where it can be; no buffer is read
 * before its length is known to suffice; Arrow's memory implementation is the host's choice. Lies above {@link
 * io.mlops4j.drift}.
 */
@NullMarked
package io.mlops4j.drift.arrow;

import org.jspecify.annotations.NullMarked;
