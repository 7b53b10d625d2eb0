// SPDX-License-Identifier: Apache-2.0
/**
 * What people say in their own words: comments, reasons and findings. The log holds a salted digest of each; the words lie beside
 * it as a content of that digest and can be erased. A new place for such words is one line in {@code RemarkedCommand} and one in
 * {@code RemarkedEvent} or {@code RevealedView}; a test fails until it is there.
 */
@NullMarked
package io.mlops4j.core.remark;

import org.jspecify.annotations.NullMarked;
