// SPDX-License-Identifier: Apache-2.0
/**
 * The verifier that an auditor runs. Needs the JDK alone and nothing else of the library, so that it can be read, copied and
 * started by itself; it shares no code with what it verifies.
 */
@NullMarked
package io.mlops4j.core.verifier;

import org.jspecify.annotations.NullMarked;
