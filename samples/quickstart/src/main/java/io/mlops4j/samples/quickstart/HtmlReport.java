// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.samples.quickstart;

import io.mlops4j.drift.html.DriftPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Writes the months as one HTML file that opens offline. */
final class HtmlReport {
    private HtmlReport() {}

    static Path write(Path file, ServedModel served, List<MonthlyResult> months) {
        DriftPage page = DriftPage.titled("Bank marketing: " + served.id() + " month by month")
                .reference("the calls of " + Plan.CHAMPION.period() + " that the version was trained on");
        for (MonthlyResult month : months) {
            page = page.window(month.month(), month.drift());
        }
        page = page.series(
                        "Log loss",
                        "Lower is better; saying 50 % every time has 0.693.",
                        perMonth(months, month -> month.scores().logLoss()))
                .series(
                        "Calibration gap (points)",
                        "Yes rate minus mean predicted probability, in percentage points: 0 is right, above 0 the"
                                + " model under-predicts.",
                        perMonth(months, month -> 100 * month.scores().calibrationGap()))
                .series(
                        "Yes rate",
                        "The share of clients who subscribed.",
                        perMonth(months, month -> month.scores().yesRate()));
        try {
            return Files.writeString(file, page.toHtml());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[] perMonth(List<MonthlyResult> months, ToDoubleFunction<MonthlyResult> value) {
        return months.stream().mapToDouble(value).toArray();
    }
}
