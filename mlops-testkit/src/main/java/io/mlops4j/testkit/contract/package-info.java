// SPDX-License-Identifier: Apache-2.0
/**
 * Contract kits for authors of backends. Each kit is an abstract JUnit Jupiter class per theme, and each of its tests
 * carries the number of the clause that it tests in its display name: those of {@link io.mlops4j.spi}, and those of what
 * users rely on, which stand in the kit. A backend passes if a subclass of each kit passes whole.
 *
 * <p>A new clause goes into the kit of its theme, together with a broken backend among this module's tests that breaks it
 * and must be found out.
 */
@NullMarked
package io.mlops4j.testkit.contract;

import org.jspecify.annotations.NullMarked;
