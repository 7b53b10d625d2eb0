// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.samples.quickstart;

import io.mlops4j.samples.quickstart.bank.BankData;
import io.mlops4j.tracking.DatasetInput;
import io.mlops4j.tracking.Run;
import java.util.Locale;

/** Writes the stub of a model card: what the run knows is filled in, the rest is for people to complete. */
final class ModelCard {
    private ModelCard() {}

    static String of(Plan plan, Run run) {
        return """
                # Model card: %s (%s)

                * Purpose: rank clients of a bank by how likely they subscribe to a term deposit when called.
                * Owner: Ana (data science). Policy owner: Cleo. Approval and operation: Bo.
                * Intended use: choosing whom to call in a campaign that resembles the one trained on.
                * Not intended for: decisions on credit, prices or employment; clients of other banks or channels.
                * Limits: trained on %s only. Campaign, market and contact policy change; watch drift and calibration.
                  Age and marital status are features: check for unfair treatment before use.
                * Run: %s

                ## Data

                %s
                ## Metrics

                %s""".formatted(Plan.MODEL, plan.name(), plan.period(), run.id(), data(run), metrics(run));
    }

    private static String data(Run run) {
        StringBuilder out = new StringBuilder(
                "Source: " + BankData.SOURCE
                        + "\nThe years of contact_date are inferred from the order of the rows, see PROVENANCE.md beside the data.\n\n");
        for (DatasetInput input : run.inputs()) {
            out.append("* ")
                    .append(input.usage())
                    .append(": ")
                    .append(input.dataset().name());
            out.append(", ")
                    .append(input.rowCount())
                    .append(" rows, ")
                    .append(input.dataset().digest())
                    .append('\n');
            input.lineage()
                    .forEach(step -> out.append("  from ")
                            .append(step.parent().name())
                            .append(": ")
                            .append(step.transformation())
                            .append('\n'));
        }
        return out.toString();
    }

    private static String metrics(Run run) {
        StringBuilder out = new StringBuilder("| metric | value |\n|---|---|\n");
        run.metrics()
                .forEach((key, point) -> out.append(String.format(Locale.ROOT, "| %s | %.4f |%n", key, point.value())));
        return out.toString();
    }
}
