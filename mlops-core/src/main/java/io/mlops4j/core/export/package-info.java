// SPDX-License-Identifier: Apache-2.0
/**
 * What an auditor is given: a model's log with checkpoint and proofs, and a report that people read. A new part of the report is
 * one section, a pure function of the {@code ReportedLog} that {@code AuditReport} calls; {@code ReportBlock} knows how parts look in Markdown and in HTML.
 */
@NullMarked
package io.mlops4j.core.export;

import org.jspecify.annotations.NullMarked;
