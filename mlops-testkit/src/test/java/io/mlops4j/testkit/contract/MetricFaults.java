// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.contract;

import io.mlops4j.common.Page;
import io.mlops4j.common.RunId;
import io.mlops4j.spi.VersionedRun;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunOrder;
import io.mlops4j.tracking.RunQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Stores of runs that each break one clause about metric points or searches. */
final class MetricFaults {
    private MetricFaults() {}

    static Stream<Fault> all() {
        return Stream.concat(points(), searches());
    }

    private static Stream<Fault> points() {
        return Stream.of(histories(), numbers(), appends()).flatMap(faults -> faults);
    }

    private static Stream<Fault> histories() {
        return Stream.of(
                fault("T3", "keeps equal points once", () -> new Forwarding.Tracking() {
                    @Override
                    public List<MetricPoint> history(RunId run, String key) {
                        return super.history(run, key).stream().distinct().toList();
                    }
                }),
                fault("T3", "gives a history in the order of arrival, latest first", () -> new Forwarding.Tracking() {
                    @Override
                    public List<MetricPoint> history(RunId run, String key) {
                        return super.history(run, key).stream()
                                .sorted(MetricPoint.BY_RECENCY.reversed())
                                .toList();
                    }
                }));
    }

    private static Stream<Fault> numbers() {
        return Stream.of(
                fault("T4", "turns the negative zero into the positive", () -> appends(point -> point.value() + 0.0)),
                fault("T4", "keeps single precision", () -> appends(point -> (float) point.value())),
                fault(
                        "T4",
                        "turns NaN into 0",
                        () -> appends(point -> Double.isNaN(point.value()) ? 0 : point.value())),
                fault(
                        "T4",
                        "turns infinities into the largest numbers",
                        () -> appends(point -> Double.isInfinite(point.value())
                                ? Math.copySign(Double.MAX_VALUE, point.value())
                                : point.value())));
    }

    private static Stream<Fault> appends() {
        return Stream.of(
                fault("T5", "drops every tenth append", () -> new Forwarding.Tracking() {
                    private final AtomicInteger count = new AtomicInteger();

                    @Override
                    public void append(RunId run, List<MetricPoint> points) {
                        if (count.incrementAndGet() % 10 != 0) {
                            super.append(run, points);
                        }
                    }
                }),
                fault("T5", "counts appends as commits", () -> new Forwarding.Tracking() {
                    private final AtomicInteger count = new AtomicInteger();

                    @Override
                    public void append(RunId run, List<MetricPoint> points) {
                        super.append(run, points);
                        count.incrementAndGet();
                    }

                    @Override
                    public Optional<VersionedRun> find(RunId run) {
                        return super.find(run)
                                .map(found -> new VersionedRun(found.run(), found.revision() + count.get()));
                    }
                }),
                fault("T5", "shows half an append", () -> new Forwarding.Tracking() {
                    @Override
                    public List<MetricPoint> history(RunId run, String key) {
                        List<MetricPoint> points = super.history(run, key);
                        return points.subList(0, points.isEmpty() ? 0 : points.size() - 1);
                    }
                }),
                fault("B3", "takes points of runs that do not exist", () -> new Forwarding.Tracking() {
                    @Override
                    public void append(RunId run, List<MetricPoint> points) {
                        if (find(run).isPresent()) {
                            super.append(run, points);
                        }
                    }
                }));
    }

    private static Stream<Fault> searches() {
        return Stream.of(
                search(
                        "ignores the filter",
                        () -> asks(query -> query.withFilter(RunQuery.all().filter()))),
                search("ignores the order", () -> asks(query -> query.orderBy(RunOrder.newestFirst()))),
                search("finds deleted runs", () -> asks(query -> query.withLifecycle(RunQuery.Lifecycle.ANY))),
                search(
                        "never finds deleted runs",
                        () -> asks(query -> query.lifecycle() == RunQuery.Lifecycle.ANY
                                ? query.withLifecycle(RunQuery.Lifecycle.ACTIVE)
                                : query)),
                search("ignores the experiments", () -> asks(RunQuery::in)),
                search("starts again after the first page", () -> asks(query -> query.at(null))),
                search("takes page tokens of other queries for the first page", () -> new Forwarding.Tracking() {
                    @Override
                    public Page<Run> search(RunQuery query) {
                        try {
                            return super.search(query);
                        } catch (IllegalArgumentException e) {
                            return super.search(query.at(null));
                        }
                    }
                }),
                search("leaves out the last run", () -> new Forwarding.Tracking() {
                    @Override
                    public Page<Run> search(RunQuery query) {
                        Page<Run> page = super.search(query);
                        List<Run> items = page.items();
                        boolean last = !page.hasNext() && !items.isEmpty();
                        return last ? new Page<>(items.subList(0, items.size() - 1), null) : page;
                    }
                }),
                search("finds a run twice", () -> new Forwarding.Tracking() {
                    @Override
                    public Page<Run> search(RunQuery query) {
                        Page<Run> page = super.search(query);
                        List<Run> items = new ArrayList<>(page.items());
                        items.addAll(page.items());
                        return new Page<>(items, page.nextToken());
                    }
                }));
    }

    /** Stores every value a little otherwise. */
    private static Forwarding.Tracking appends(ToDoubleFunction<MetricPoint> distortion) {
        return new Forwarding.Tracking() {
            @Override
            public void append(RunId run, List<MetricPoint> points) {
                super.append(
                        run,
                        points.stream()
                                .map(point -> new MetricPoint(
                                        point.key(),
                                        distortion.applyAsDouble(point),
                                        point.step(),
                                        point.epochMillis()))
                                .toList());
            }
        };
    }

    /** Understands every query a little otherwise. */
    private static Forwarding.Tracking asks(UnaryOperator<RunQuery> distortion) {
        return new Forwarding.Tracking() {
            @Override
            public Page<Run> search(RunQuery query) {
                return super.search(distortion.apply(query));
            }
        };
    }

    private static Fault fault(String clause, String what, Supplier<Forwarding.Tracking> store) {
        return new Fault(
                what, MetricStoreContract.class, clause, () -> store.get().backend());
    }

    private static Fault search(String what, Supplier<Forwarding.Tracking> store) {
        return new Fault(what, RunSearchContract.class, "T6", () -> store.get().backend());
    }
}
