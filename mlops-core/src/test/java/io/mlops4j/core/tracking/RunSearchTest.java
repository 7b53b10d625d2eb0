// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.Page;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunEvent;
import io.mlops4j.tracking.RunFilter;
import io.mlops4j.tracking.RunOrder;
import io.mlops4j.tracking.RunQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RunSearchTest {
    @Provide
    Arbitrary<Set<Run>> runs() {
        return Runs.sets();
    }

    @Provide
    Arbitrary<Condition> conditions() {
        return Condition.any();
    }

    @Provide
    Arbitrary<RunOrder> orders() {
        return Combinators.combine(
                        Arbitraries.of(RunOrder.By.class),
                        Arbitraries.of(Runs.KEYS),
                        Arbitraries.of(RunOrder.Direction.class))
                .as((by, key, direction) ->
                        new RunOrder(by, by == RunOrder.By.STARTED || by == RunOrder.By.NAME ? "" : key, direction));
    }

    @Property(tries = 300)
    void aFilterFindsWhatItsConditionsSay(@ForAll("runs") Set<Run> runs, @ForAll("conditions") Condition condition) {
        assertThat(RunSearch.search(runs, RunQuery.where(condition.filter())).items())
                .containsExactlyInAnyOrderElementsOf(
                        runs.stream().filter(condition.meaning()).toList());
    }

    @Property(tries = 100)
    void deletedRunsAreFoundOnlyWhereTheyAreAskedFor(
            @ForAll("runs") Set<Run> runs, @ForAll("conditions") Condition condition) {
        List<Run> mixed = new ArrayList<>();
        runs.forEach(run -> mixed.add(
                mixed.size() % 2 == 0 ? run : RunFold.after(run, List.of(new RunEvent.Deleted(Runs.DELETION)))));
        RunQuery query = RunQuery.where(condition.filter());
        List<Run> all = mixed.stream().filter(condition.meaning()).toList();

        assertThat(RunSearch.search(mixed, query).items())
                .containsExactlyInAnyOrderElementsOf(
                        all.stream().filter(run -> !run.isDeleted()).toList());
        assertThat(RunSearch.search(mixed, query.withLifecycle(RunQuery.Lifecycle.DELETED))
                        .items())
                .containsExactlyInAnyOrderElementsOf(
                        all.stream().filter(Run::isDeleted).toList());
        assertThat(RunSearch.search(mixed, query.withLifecycle(RunQuery.Lifecycle.ANY))
                        .items())
                .containsExactlyInAnyOrderElementsOf(all);
    }

    @Property(tries = 300)
    void onlyRunsOfTheChosenExperimentsAreFound(@ForAll("runs") Set<Run> runs) {
        ExperimentName chosen = Runs.EXPERIMENTS.get(0);

        assertThat(RunSearch.search(runs, RunQuery.all().in(chosen)).items())
                .containsExactlyInAnyOrderElementsOf(runs.stream()
                        .filter(run -> run.experiment().equals(chosen))
                        .toList());
    }

    @Property(tries = 300)
    void theOrderIsTheDocumentedOne(@ForAll("runs") Set<Run> runs, @ForAll("orders") RunOrder order) {
        assertThat(RunSearch.search(runs, RunQuery.all().orderBy(order)).items())
                .isEqualTo(naivelyOrdered(runs, order));
    }

    @Property(tries = 300)
    void pagesTogetherAreTheWholeResult(
            @ForAll("runs") Set<Run> runs,
            @ForAll("conditions") Condition condition,
            @ForAll("orders") RunOrder order,
            @ForAll @IntRange(min = 1, max = 7) int pageSize) {
        RunQuery query = RunQuery.where(condition.filter()).orderBy(order);

        List<Run> walked = new ArrayList<>();
        Page<Run> page = RunSearch.search(runs, query.withPageSize(pageSize));
        walked.addAll(page.items());
        while (page.hasNext()) {
            assertThat(page.items()).hasSize(pageSize);
            page = RunSearch.search(runs, query.withPageSize(pageSize).at(page.nextToken()));
            walked.addAll(page.items());
        }

        assertThat(walked).isEqualTo(RunSearch.search(runs, query).items());
    }

    @Property(tries = 300)
    void runsThatComeBetweenPagesMoveNoOther(
            @ForAll("runs") Set<Run> early,
            @ForAll("runs") Set<Run> late,
            @ForAll("orders") RunOrder order,
            @ForAll @IntRange(min = 1, max = 4) int pageSize) {
        RunQuery query = RunQuery.all().orderBy(order).withPageSize(pageSize);
        Map<Object, Run> store = new HashMap<>();
        early.forEach(run -> store.put(run.id(), run));
        List<Run> arriving = new ArrayList<>(late);

        Map<Run, Integer> seen = new HashMap<>();
        Page<Run> page = RunSearch.search(store.values(), query);
        page.items().forEach(run -> seen.merge(run, 1, Integer::sum));
        while (page.hasNext()) {
            if (!arriving.isEmpty()) {
                Run arrived = arriving.remove(0);
                store.putIfAbsent(arrived.id(), arrived);
            }
            page = RunSearch.search(store.values(), query.at(page.nextToken()));
            page.items().forEach(run -> seen.merge(run, 1, Integer::sum));
        }

        assertThat(seen).allSatisfy((run, times) -> assertThat(times).isEqualTo(1));
        assertThat(seen.keySet()).containsAll(early);
    }

    @Test
    void aTokenOfAnotherSearchIsRefused() {
        List<Run> runs = Runs.one().list().ofSize(30).uniqueElements(Run::id).sample();
        RunQuery query =
                RunQuery.where(RunFilter.param("a").eq("x").or(RunFilter.all())).withPageSize(3);
        String token = RunSearch.search(runs, query).nextToken();

        List<RunQuery> others = List.of(
                query.orderBy(RunOrder.oldestFirst()),
                query.orderBy(RunOrder.byParam("a", RunOrder.Direction.ASCENDING)),
                query.withFilter(RunFilter.all()),
                query.withFilter(RunFilter.param("a").eq("x").and(RunFilter.all())),
                query.withFilter(RunFilter.tag("a").eq("x").or(RunFilter.all())),
                query.in(Runs.EXPERIMENTS.get(0)));

        assertThat(RunSearch.search(runs, query.withPageSize(9).at(token)).items())
                .hasSize(9);
        assertThat(others)
                .allSatisfy(other -> assertThatThrownBy(() -> RunSearch.search(runs, other.at(token)))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("Invalid page token: '"));
    }

    @Test
    void anAlteredTokenIsRefused() {
        List<Run> runs = Runs.one().list().ofSize(9).uniqueElements(Run::id).sample();
        RunQuery query = RunQuery.all().withPageSize(3);
        String token = Objects.requireNonNull(RunSearch.search(runs, query).nextToken());

        Set<String> altered = new HashSet<>(Set.of("", " ", "%", "none", token + "A", token + "=", " " + token));
        for (int i = 0; i < token.length(); i++) {
            altered.add(token.substring(0, i));
            altered.add(token.substring(0, i) + (token.charAt(i) == 'A' ? 'B' : 'A') + token.substring(i + 1));
        }

        assertThat(altered)
                .allSatisfy(text -> assertThatThrownBy(() -> RunSearch.search(runs, query.at(text)))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("Invalid page token: '"));
    }

    @Test
    void onlyTheExactTextOfATokenIsTaken() {
        List<Run> runs = Runs.one().list().ofSize(30).uniqueElements(Run::id).sample();
        // names of several lengths give tokens of every length modulo 4, some with bits to spare in the last character
        RunQuery query = RunQuery.all().orderBy(new RunOrder(RunOrder.By.NAME, "", RunOrder.Direction.ASCENDING));
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

        for (Page<Run> page = RunSearch.search(runs, query.withPageSize(1)); page.hasNext(); ) {
            String token = Objects.requireNonNull(page.nextToken());
            String stem = token.substring(0, token.length() - 1);
            assertThat(alphabet.chars().mapToObj(last -> stem + (char) last))
                    .filteredOn(text -> !text.equals(token))
                    .allSatisfy(text -> assertThatThrownBy(() -> RunSearch.search(runs, query.at(text)))
                            .isInstanceOf(IllegalArgumentException.class));
            page = RunSearch.search(runs, query.withPageSize(1).at(token));
        }
    }

    /** Puts the groups one after the other and sorts each by itself. */
    private static List<Run> naivelyOrdered(Set<Run> runs, RunOrder order) {
        return switch (order.by()) {
            case STARTED -> sorted(runs.stream(), Run::startedAt, order.direction());
            case NAME -> sorted(runs.stream(), Run::name, order.direction());
            case PARAM -> presentFirst(runs, run -> run.params().get(order.key()), order.direction());
            case TAG -> presentFirst(runs, run -> run.tags().get(order.key()), order.direction());
            case METRIC -> byMetric(runs, order);
        };
    }

    private static List<Run> byMetric(Set<Run> runs, RunOrder order) {
        Map<Object, Double> value = new HashMap<>();
        runs.forEach(run -> {
            MetricPoint latest = run.metrics().get(order.key());
            if (latest != null) {
                value.put(run.id(), latest.value() == 0 ? 0.0 : latest.value());
            }
        });
        List<Run> all = new ArrayList<>();
        all.addAll(sorted(
                runs.stream()
                        .filter(run -> value.containsKey(run.id())
                                && !value.get(run.id()).isNaN()),
                run -> value.get(run.id()),
                order.direction()));
        all.addAll(byId(runs.stream()
                .filter(run ->
                        value.containsKey(run.id()) && value.get(run.id()).isNaN())));
        all.addAll(byId(runs.stream().filter(run -> !value.containsKey(run.id()))));
        return all;
    }

    private static <K extends Comparable<K>> List<Run> presentFirst(
            Set<Run> runs, Function<Run, K> key, RunOrder.Direction direction) {
        List<Run> all = new ArrayList<>(sorted(runs.stream().filter(run -> key.apply(run) != null), key, direction));
        all.addAll(byId(runs.stream().filter(run -> key.apply(run) == null)));
        return all;
    }

    private static <K extends Comparable<K>> List<Run> sorted(
            Stream<Run> runs, Function<Run, K> key, RunOrder.Direction direction) {
        Map<K, List<Run>> groups = runs.collect(Collectors.groupingBy(key));
        Comparator<K> comparator =
                direction == RunOrder.Direction.ASCENDING ? Comparator.naturalOrder() : Comparator.reverseOrder();
        return groups.keySet().stream()
                .sorted(comparator)
                .flatMap(k -> byId(groups.get(k).stream()).stream())
                .toList();
    }

    private static List<Run> byId(Stream<Run> runs) {
        return runs.sorted(Comparator.comparing(run -> run.id().value())).toList();
    }
}
