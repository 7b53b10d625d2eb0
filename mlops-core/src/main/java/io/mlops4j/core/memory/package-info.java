// SPDX-License-Identifier: Apache-2.0
/**
 * The backend that keeps everything in the memory of one process: the reference for every other backend, and the one for
 * tests of hosts. One class per store of the service provider interface, nothing else.
 */
@NullMarked
package io.mlops4j.core.memory;

import org.jspecify.annotations.NullMarked;
