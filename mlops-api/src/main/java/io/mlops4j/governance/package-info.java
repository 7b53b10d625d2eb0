// SPDX-License-Identifier: Apache-2.0
/**
 * Governed pointers: which version of a model an environment runs, and the requests, votes and policy that alone may
 * move it.
 */
@NullMarked
package io.mlops4j.governance;

import org.jspecify.annotations.NullMarked;
