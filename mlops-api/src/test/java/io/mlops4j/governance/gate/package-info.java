// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.mlops4j.governance.gate;

import org.jspecify.annotations.NullMarked;
