// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import io.mlops4j.drift.DriftReport;

/** One stretch of time with its report. */
record Window(String label, DriftReport report) {}
