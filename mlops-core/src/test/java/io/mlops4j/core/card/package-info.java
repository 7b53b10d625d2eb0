// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.mlops4j.core.card;

import org.jspecify.annotations.NullMarked;
