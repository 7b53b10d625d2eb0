// SPDX-License-Identifier: Apache-2.0
/**
 * Names, identities and small values that every service shares.
 *
 * <p>Each kind of name has one type whose constructor is the only validating parser, so a value of the type is always
 * safe to store, print and compare. A new kind of name goes here, with its rule stated in its Javadoc.
 */
@NullMarked
package io.mlops4j.common;

import org.jspecify.annotations.NullMarked;
