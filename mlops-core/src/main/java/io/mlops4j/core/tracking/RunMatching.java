// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.tracking;

import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunFilter;
import java.util.SortedMap;

/** What each condition of {@link RunFilter} means. */
final class RunMatching {
    private RunMatching() {}

    static boolean matches(RunFilter filter, Run run) {
        if (filter instanceof RunFilter.And and) {
            return and.all().stream().allMatch(one -> matches(one, run));
        }
        if (filter instanceof RunFilter.Or or) {
            return or.any().stream().anyMatch(one -> matches(one, run));
        }
        if (filter instanceof RunFilter.Not not) {
            return !matches(not.filter(), run);
        }
        return filter instanceof RunFilter.All || matchesValue(filter, run) || matchesRun(filter, run);
    }

    private static boolean matchesValue(RunFilter filter, Run run) {
        if (filter instanceof RunFilter.MetricIs is) {
            MetricPoint latest = run.metrics().get(is.key());
            return latest != null && compares(latest.value(), is.comparison(), is.value());
        }
        if (filter instanceof RunFilter.MetricIsNaN is) {
            MetricPoint latest = run.metrics().get(is.key());
            return latest != null && Double.isNaN(latest.value());
        }
        if (filter instanceof RunFilter.HasMetric has) {
            return run.metrics().containsKey(has.key());
        }
        if (filter instanceof RunFilter.TextIs is) {
            String text = texts(is.of(), run).get(is.key());
            return text != null && matchesText(text, is.match(), is.value());
        }
        return filter instanceof RunFilter.HasText has && texts(has.of(), run).containsKey(has.key());
    }

    private static boolean matchesRun(RunFilter filter, Run run) {
        if (filter instanceof RunFilter.StatusIn in) {
            return in.statuses().contains(run.status());
        }
        if (filter instanceof RunFilter.StartedSince since) {
            return !run.startedAt().isBefore(since.moment());
        }
        if (filter instanceof RunFilter.StartedBefore before) {
            return run.startedAt().isBefore(before.moment());
        }
        if (filter instanceof RunFilter.PartOf part) {
            return part.parent().equals(run.parent());
        }
        return filter instanceof RunFilter.ReadDataset read
                && run.inputs().stream()
                        .anyMatch(input -> input.dataset().digest().equals(read.dataset()));
    }

    private static boolean compares(double latest, RunFilter.Comparison comparison, double value) {
        return switch (comparison) {
            case EQ -> latest == value;
            // alone among these operators, != holds for NaN
            case NE -> latest != value && !Double.isNaN(latest);
            case LT -> latest < value;
            case LE -> latest <= value;
            case GT -> latest > value;
            case GE -> latest >= value;
        };
    }

    private static boolean matchesText(String text, RunFilter.Match match, String value) {
        return switch (match) {
            case EQ -> text.equals(value);
            case NE -> !text.equals(value);
            case CONTAINS -> text.contains(value);
            case STARTS_WITH -> text.startsWith(value);
        };
    }

    private static SortedMap<String, String> texts(RunFilter.TextOf of, Run run) {
        return switch (of) {
            case PARAM -> run.params();
            case TAG -> run.tags();
        };
    }
}
