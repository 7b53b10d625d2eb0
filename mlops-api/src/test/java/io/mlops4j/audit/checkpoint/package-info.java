// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.mlops4j.audit.checkpoint;

import org.jspecify.annotations.NullMarked;
