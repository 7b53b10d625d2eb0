// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.mlops4j.drift.law;

import org.jspecify.annotations.NullMarked;
