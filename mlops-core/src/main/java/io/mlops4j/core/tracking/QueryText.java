// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.tracking;

import io.mlops4j.tracking.RunFilter;
import io.mlops4j.tracking.RunQuery;
import java.util.List;

/**
 * Prints what a query asks for, without page size and token: two queries that ask for different things never print the
 * same, and a query prints the same in every process. Each text is preceded by its length, so that no text can look like
 * the rest of a query.
 */
final class QueryText {
    private final StringBuilder out = new StringBuilder();

    private QueryText() {}

    static String of(RunQuery query) {
        QueryText text = new QueryText();
        List<String> experiments =
                query.experiments().stream().sorted().map(Object::toString).toList();
        text.open("in", experiments.size());
        experiments.forEach(text::text);
        text.text(query.lifecycle());
        text.text(query.order().by())
                .text(query.order().key())
                .text(query.order().direction());
        text.filter(query.filter());
        return text.out.toString();
    }

    private void filter(RunFilter filter) {
        if (filter instanceof RunFilter.And and) {
            open("and", and.all().size());
            and.all().forEach(this::filter);
        } else if (filter instanceof RunFilter.Or or) {
            open("or", or.any().size());
            or.any().forEach(this::filter);
        } else if (filter instanceof RunFilter.Not not) {
            open("not", 1);
            filter(not.filter());
        } else {
            condition(filter);
        }
    }

    private void condition(RunFilter filter) {
        text(filter.getClass().getSimpleName());
        if (filter instanceof RunFilter.MetricIs is) {
            text(is.key()).text(is.comparison()).text(is.value());
        } else if (filter instanceof RunFilter.MetricIsNaN is) {
            text(is.key());
        } else if (filter instanceof RunFilter.HasMetric has) {
            text(has.key());
        } else if (filter instanceof RunFilter.TextIs is) {
            text(is.of()).text(is.key()).text(is.match()).text(is.value());
        } else if (filter instanceof RunFilter.HasText has) {
            text(has.of()).text(has.key());
        } else if (filter instanceof RunFilter.StatusIn in) {
            text(in.statuses().stream().sorted().toList());
        } else {
            // records of one value, which print it whole
            text(filter);
        }
    }

    private void open(String what, int parts) {
        out.append(what).append(parts).append(';');
    }

    private QueryText text(Object value) {
        String text = value.toString();
        out.append(text.length()).append(':').append(text).append(';');
        return this;
    }
}
