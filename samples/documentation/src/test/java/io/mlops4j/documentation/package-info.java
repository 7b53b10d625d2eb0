// SPDX-License-Identifier: Apache-2.0
/** What holds across modules: the documented code runs, and the import rules of the house are kept. */
@NullMarked
package io.mlops4j.documentation;

import org.jspecify.annotations.NullMarked;
