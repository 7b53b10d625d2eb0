// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.codec;

import io.mlops4j.governance.evidence.EvidenceKey;
import io.mlops4j.governance.evidence.ModelCard;
import io.mlops4j.governance.gate.Gate;
import io.mlops4j.governance.gate.GateAnswer;
import io.mlops4j.governance.gate.GateVerdict;
import java.util.TreeSet;

/** The fields of gates, strictly, and of what they said. The type of a gate is the simple name of its record. */
final class GateCodec {
    private GateCodec() {}

    static void write(JsonOut out, Gate gate) {
        out.text("type", gate.getClass().getSimpleName());
        if (gate instanceof Gate.MetricFloor g) {
            out.text("metric", g.metric()).float64("floor", g.floor());
        } else if (gate instanceof Gate.MetricCeiling g) {
            out.text("metric", g.metric()).float64("ceiling", g.ceiling());
        } else if (gate instanceof Gate.NonInferiority g) {
            out.text("metric", g.metric())
                    .printed("better", g.better())
                    .float64("margin", g.margin())
                    .float64s("sliceLimits", g.sliceLimits());
        } else if (gate instanceof Gate.DriftBelow g) {
            out.text("statistic", g.statistic()).float64("threshold", g.threshold());
        } else if (gate instanceof Gate.DataQuality g) {
            out.int32("mostFailures", g.mostFailures());
        } else if (gate instanceof Gate.CardFields g) {
            out.texts("fields", g.fields().stream().map(ModelCard.Field::name).toList());
        } else if (gate instanceof Gate.NotOlderThan g) {
            out.printed("evidence", g.evidence()).printed("age", g.age());
        } else if (gate instanceof Gate.Custom g) {
            out.text("id", g.id());
        } else {
            throw new IllegalStateException("No format for gate " + gate);
        }
    }

    static Gate read(JsonIn in) {
        String type = in.text("type");
        return switch (type) {
            case "MetricFloor" -> {
                in.only("type", "metric", "floor");
                yield new Gate.MetricFloor(in.text("metric"), in.float64("floor"));
            }
            case "MetricCeiling" -> {
                in.only("type", "metric", "ceiling");
                yield new Gate.MetricCeiling(in.text("metric"), in.float64("ceiling"));
            }
            case "NonInferiority" -> {
                in.only("type", "metric", "better", "margin", "sliceLimits");
                yield new Gate.NonInferiority(
                        in.text("metric"),
                        in.constant("better", Gate.Better.class),
                        in.float64("margin"),
                        in.float64sByKey("sliceLimits"));
            }
            case "DriftBelow" -> {
                in.only("type", "statistic", "threshold");
                yield new Gate.DriftBelow(in.text("statistic"), in.float64("threshold"));
            }
            case "DataQuality" -> {
                in.only("type", "mostFailures");
                yield new Gate.DataQuality(in.int32("mostFailures"));
            }
            case "CardFields" -> {
                in.only("type", "fields");
                yield new Gate.CardFields(new TreeSet<>(
                        in.allParsed("fields", name -> JsonScalar.constant(ModelCard.Field.class, name))));
            }
            case "NotOlderThan" -> {
                in.only("type", "evidence", "age");
                yield new Gate.NotOlderThan(in.parsed("evidence", EvidenceKey::parse), in.duration("age"));
            }
            case "Custom" -> {
                in.only("type", "id");
                yield new Gate.Custom(in.text("id"));
            }
            default -> throw in.unknownType("gate", Gate.class);
        };
    }

    static void write(JsonOut out, GateVerdict verdict) {
        out.text("gate", verdict.gate())
                .printed("outcome", verdict.answer().outcome())
                .text("sentence", verdict.answer().sentence());
    }

    static GateVerdict verdict(JsonIn in) {
        return new GateVerdict(
                in.text("gate"), new GateAnswer(in.constant("outcome", GateAnswer.Outcome.class), in.text("sentence")));
    }
}
