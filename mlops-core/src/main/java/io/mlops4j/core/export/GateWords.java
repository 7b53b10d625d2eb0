// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.export;

import io.mlops4j.core.codec.Decimals;
import io.mlops4j.core.words.DurationWords;
import io.mlops4j.governance.evidence.ModelCard;
import io.mlops4j.governance.gate.Gate;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a gate asks, in words and with its numbers. Pure. */
final class GateWords {
    private GateWords() {}

    static String of(Gate gate) {
        return gate.name() + ": " + sentence(gate);
    }

    private static String sentence(Gate gate) {
        if (gate instanceof Gate.MetricFloor g) {
            return g.metric() + " is at least " + Decimals.shortest(g.floor());
        }
        if (gate instanceof Gate.MetricCeiling g) {
            return g.metric() + " is at most " + Decimals.shortest(g.ceiling());
        }
        if (gate instanceof Gate.NonInferiority g) {
            return nonInferiority(g);
        }
        if (gate instanceof Gate.DriftBelow g) {
            return g.statistic() + " of every column is below " + Decimals.shortest(g.threshold());
        }
        if (gate instanceof Gate.DataQuality g) {
            return "at most " + g.mostFailures() + (g.mostFailures() == 1 ? " check" : " checks")
                    + " of the data failed";
        }
        if (gate instanceof Gate.CardFields g) {
            return card(g);
        }
        if (gate instanceof Gate.NotOlderThan g) {
            return g.evidence() + " is at most " + DurationWords.of(g.age()) + " old at the promotion";
        }
        return "a gate of the host passes";
    }

    private static String nonInferiority(Gate.NonInferiority gate) {
        boolean higher = gate.better() == Gate.Better.HIGHER;
        String worse = gate.metric() + " is not worse than the champion's by more than "
                + Decimals.shortest(gate.margin()) + ", with the whole confidence interval; "
                + (higher ? "higher" : "lower") + " is better";
        return gate.sliceLimits().entrySet().stream()
                .map(limit -> "; in slice '" + limit.getKey() + "' at " + (higher ? "least " : "most ")
                        + Decimals.shortest(limit.getValue()))
                .collect(Collectors.joining("", worse, ""));
    }

    private static String card(Gate.CardFields gate) {
        String fields = gate.fields().stream()
                .map(field -> field.name().replace('_', ' ').toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return "the model card states " + fields
                + (gate.fields().contains(ModelCard.Field.REVALIDATION_DUE)
                        ? "; the day of revalidation has not passed"
                        : "");
    }
}
