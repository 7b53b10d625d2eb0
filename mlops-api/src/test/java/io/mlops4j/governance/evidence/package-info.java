// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.mlops4j.governance.evidence;

import org.jspecify.annotations.NullMarked;
