// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.mlops4j.core.words;

import org.jspecify.annotations.NullMarked;
