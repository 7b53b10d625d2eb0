// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.tracking;

import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunFilter;
import io.mlops4j.tracking.RunStatus;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** A filter, and what its documentation says in another form. */
record Condition(RunFilter filter, Predicate<Run> meaning) {
    static Arbitrary<Condition> any() {
        Arbitrary<Condition> simple = Arbitraries.oneOf(onMetric(), onText(), onRun());
        return Arbitraries.recursive(() -> simple, Condition::combined, 0, 2).withoutEdgeCases();
    }

    @Override
    public String toString() {
        return filter.toString();
    }

    private static Arbitrary<Condition> combined(Arbitrary<Condition> parts) {
        return Arbitraries.oneOf(
                parts,
                parts.map(part -> new Condition(RunFilter.not(part.filter), part.meaning.negate())),
                Combinators.combine(parts, parts)
                        .as((x, y) -> new Condition(x.filter.and(y.filter), x.meaning.and(y.meaning))),
                Combinators.combine(parts, parts)
                        .as((x, y) -> new Condition(x.filter.or(y.filter), x.meaning.or(y.meaning))));
    }

    private static Arbitrary<Condition> onMetric() {
        return Combinators.combine(Arbitraries.of(Runs.KEYS), Arbitraries.of(Runs.NUMBERS))
                .flatAs((key, x) -> Arbitraries.of(
                        metric(RunFilter.metric(key).eq(x), key, v -> v == x),
                        metric(RunFilter.metric(key).ne(x), key, v -> v < x || v > x),
                        metric(RunFilter.metric(key).lt(x), key, v -> v < x),
                        metric(RunFilter.metric(key).le(x), key, v -> v < x || v == x),
                        metric(RunFilter.metric(key).gt(x), key, v -> v > x),
                        metric(RunFilter.metric(key).ge(x), key, v -> v > x || v == x),
                        metric(RunFilter.metric(key).isNaN(), key, Double::isNaN),
                        metric(RunFilter.metric(key).exists(), key, v -> true)));
    }

    private static Condition metric(RunFilter filter, String key, DoublePredicate meaning) {
        return new Condition(filter, run -> {
            MetricPoint latest = run.metrics().get(key);
            return latest != null && meaning.test(latest.value());
        });
    }

    private static Arbitrary<Condition> onText() {
        return Combinators.combine(Arbitraries.of(Runs.KEYS), Arbitraries.of(Runs.TEXTS))
                .flatAs((key, x) -> Arbitraries.of(
                        param(RunFilter.param(key).eq(x), key, x::equals),
                        param(RunFilter.param(key).ne(x), key, text -> !text.equals(x)),
                        param(RunFilter.param(key).contains(x), key, text -> text.indexOf(x) >= 0),
                        param(RunFilter.param(key).startsWith(x), key, text -> text.indexOf(x) == 0),
                        param(RunFilter.param(key).exists(), key, text -> true),
                        new Condition(
                                RunFilter.tag(key).eq(x),
                                run -> x.equals(run.tags().get(key)))));
    }

    private static Condition param(RunFilter filter, String key, Predicate<String> meaning) {
        return new Condition(
                filter,
                run -> run.params().containsKey(key)
                        && meaning.test(run.params().get(key)));
    }

    private static Arbitrary<Condition> onRun() {
        return Arbitraries.oneOf(
                Arbitraries.just(new Condition(RunFilter.all(), run -> true)),
                Arbitraries.of(RunStatus.class)
                        .set()
                        .map(some -> new Condition(
                                RunFilter.status(some.toArray(RunStatus[]::new)), run -> some.contains(run.status()))),
                Arbitraries.of(Runs.MOMENTS)
                        .map(at -> new Condition(
                                new RunFilter.StartedSince(at),
                                run -> run.startedAt().compareTo(at) >= 0)),
                Arbitraries.of(Runs.MOMENTS)
                        .map(at -> new Condition(
                                new RunFilter.StartedBefore(at),
                                run -> run.startedAt().compareTo(at) < 0)),
                Arbitraries.of(Runs.PARENTS)
                        .map(parent -> new Condition(new RunFilter.PartOf(parent), run -> parent.equals(run.parent()))),
                Arbitraries.of(Runs.DIGESTS)
                        .map(digest -> new Condition(
                                new RunFilter.ReadDataset(digest),
                                run -> run.inputs().stream()
                                        .map(input -> input.dataset().digest())
                                        .toList()
                                        .contains(digest))),
                Arbitraries.just(new Condition(new RunFilter.And(List.of()), run -> true)),
                Arbitraries.just(new Condition(new RunFilter.Or(List.of()), run -> false)));
    }
}
