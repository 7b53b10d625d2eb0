// SPDX-License-Identifier: Apache-2.0
/**
 * The way into the library: {@link io.mlops4j.core.Mlops} is opened on a backend and hands out the services.
 *
 * <p>The services live in the packages below, one each; rules and folds that they share are pure and live in {@code state},
 * {@code rule} and {@code decision}.
 */
@NullMarked
package io.mlops4j.core;

import org.jspecify.annotations.NullMarked;
