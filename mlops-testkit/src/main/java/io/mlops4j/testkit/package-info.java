// SPDX-License-Identifier: Apache-2.0
/**
 * Contract kits for authors of backends. Each kit is an abstract JUnit Jupiter class per theme; each of its tests carries
 * the number of the clause of {@link io.mlops4j.spi} that it tests in its display name. A backend passes the kit if a
 * subclass of each passes whole.
 *
 * <p>A new clause goes into the kit of its theme, with a broken backend in this module's own tests that it catches.
 */
@NullMarked
package io.mlops4j.testkit;

import org.jspecify.annotations.NullMarked;
