// SPDX-License-Identifier: Apache-2.0
/** The import rules of the house, over the classes of every published module. A new rule goes here, and is seen to fail once. */
@NullMarked
package io.mlops4j.house;

import org.jspecify.annotations.NullMarked;
