// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import java.util.List;

/** A further quantity, one value per window; NaN where there is none. */
record Series(String title, String explanation, List<Double> values) {}
