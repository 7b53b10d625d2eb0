// SPDX-License-Identifier: Apache-2.0
/**
 * The Bank Marketing data: its rows, its columns, slices of it by month, and its features as Arrow vectors. What a model or a report makes of the data
 * goes elsewhere.
 */
@NullMarked
package io.mlops4j.samples.quickstart.bank;

import org.jspecify.annotations.NullMarked;
