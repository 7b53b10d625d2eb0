// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.tracking;

import io.mlops4j.tracking.RunFilter;

/** What each condition of {@link RunFilter} means. */
final class RunMatching {
    private RunMatching() {}

    static boolean matches(RunFilter filter, RunFacts run) {
        if (filter instanceof RunFilter.And and) {
            return matchesAll(and, run);
        }
        if (filter instanceof RunFilter.Or or) {
            return or.any().stream().anyMatch(one -> matches(one, run));
        }
        if (filter instanceof RunFilter.Not not) {
            return !matches(not.filter(), run);
        }
        return filter instanceof RunFilter.All || matchesValue(filter, run) || matchesRun(filter, run);
    }

    private static boolean matchesValue(RunFilter filter, RunFacts run) {
        if (filter instanceof RunFilter.MetricIs is) {
            return run.hasMetric(is.key()) && compares(run.metric(is.key()), is.comparison(), is.value());
        }
        if (filter instanceof RunFilter.MetricIsNaN is) {
            return run.hasMetric(is.key()) && Double.isNaN(run.metric(is.key()));
        }
        if (filter instanceof RunFilter.HasMetric has) {
            return run.hasMetric(has.key());
        }
        if (filter instanceof RunFilter.TextIs is) {
            String text = run.text(is.of(), is.key());
            return text != null && matchesText(text, is.match(), is.value());
        }
        return filter instanceof RunFilter.HasText has && run.text(has.of(), has.key()) != null;
    }

    private static boolean matchesRun(RunFilter filter, RunFacts run) {
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
        return filter instanceof RunFilter.ReadDataset read && run.read(read.dataset());
    }

    /** A loop, since this is asked of every run of a store. */
    private static boolean matchesAll(RunFilter.And and, RunFacts run) {
        for (RunFilter one : and.all()) {
            if (!matches(one, run)) {
                return false;
            }
        }
        return true;
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
}
