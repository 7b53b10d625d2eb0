// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.contract;

import static io.mlops4j.testkit.contract.RunSamples.commit;
import static io.mlops4j.testkit.contract.RunSamples.point;
import static io.mlops4j.testkit.contract.RunSamples.read;
import static io.mlops4j.testkit.contract.RunSamples.start;
import static io.mlops4j.testkit.contract.RunSamples.tags;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.Page;
import io.mlops4j.common.RunId;
import io.mlops4j.spi.Backend;
import io.mlops4j.spi.TrackingStore;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunEvent;
import io.mlops4j.tracking.RunFilter;
import io.mlops4j.tracking.RunOrder;
import io.mlops4j.tracking.RunQuery;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The clause T6 of {@link TrackingStore}: every search must find what a naive reading of the Javadoc finds. */
public abstract class RunSearchContract extends ContractKit {
    private static final int RUNS = 40;
    private static final int QUERIES = 250;
    private static final long SEED = 42;

    /** Makes the kit. */
    protected RunSearchContract() {}

    @Test
    @DisplayName("T6 random filters, orders and pages find what a naive reading finds")
    void agreesWithNaiveReading() {
        SearchSamples samples = new SearchSamples(SEED);
        List<RunId> ids = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            ids.add(samples.write(next()));
        }
        List<Run> runs = ids.stream().map(id -> read(next(), id).run()).toList();

        int found = 0;
        for (int i = 0; i < QUERIES; i++) {
            RunQuery query = samples.query();
            List<RunId> expected =
                    NaiveSearch.find(runs, query).stream().map(Run::id).toList();
            everyHandle(backend -> assertEquals(expected, idsOfAllPages(backend, query), query::toString));
            found += expected.size();
        }
        assertTrue(found > RUNS, "the queries hardly find anything: " + found);
    }

    @Test
    @DisplayName("T6 found runs are whole, as find gives them")
    void foundRunsAreWhole() {
        SearchSamples samples = new SearchSamples(SEED);
        for (int i = 0; i < RUNS; i++) {
            samples.write(next());
        }

        RunQuery every = RunQuery.all().withLifecycle(RunQuery.Lifecycle.ANY).withPageSize(RUNS);
        everyHandle(backend -> {
            List<Run> found = backend.tracking().search(every).items();
            assertEquals(RUNS, found.size());
            found.forEach(run -> assertEquals(read(backend, run.id()).run(), run));
        });
    }

    @Test
    @DisplayName("T6 filters as deep and as wide as they can be are searched")
    void largeFiltersAreSearched() {
        RunId run = start(next(), "r1");
        RunFilter deep = RunFilter.all();
        for (int depth = 1; depth < RunFilter.MAX_DEPTH; depth++) {
            deep = RunFilter.not(deep);
        }
        List<RunFilter> many = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            many.add(RunFilter.tag("t" + i).exists());
        }
        RunFilter narrow = deep;
        RunFilter wide = RunFilter.not(new RunFilter.Or(many));

        everyHandle(backend -> {
            assertEquals(List.of(), ids(backend.tracking().search(RunQuery.where(narrow))));
            assertEquals(List.of(run), ids(backend.tracking().search(RunQuery.where(wide))));
        });
    }

    @Test
    @DisplayName("T6 deleted runs are found only where they are asked for, restored ones as before")
    void deletedRunsAreLeftOut() {
        RunId kept = start(next(), "kept");
        RunId gone = start(next(), "gone");
        commit(next(), gone, 1, RunSamples.deleted());
        RunQuery every = RunQuery.all().orderBy(RunOrder.oldestFirst());

        everyHandle(backend -> {
            assertEquals(List.of(kept), ids(backend.tracking().search(every)));
            assertEquals(List.of(gone), found(backend, every, RunQuery.Lifecycle.DELETED));
            assertEquals(List.of(gone, kept), found(backend, every, RunQuery.Lifecycle.ANY));
        });
        commit(next(), gone, 2, new RunEvent.Restored("bo", RunSamples.START));
        everyHandle(backend -> {
            assertEquals(List.of(gone, kept), ids(backend.tracking().search(every)));
            assertEquals(List.of(), found(backend, every, RunQuery.Lifecycle.DELETED));
        });
    }

    private static List<RunId> found(Backend backend, RunQuery query, RunQuery.Lifecycle lifecycle) {
        return ids(backend.tracking().search(query.withLifecycle(lifecycle)));
    }

    @Test
    @DisplayName("T6 a search sees commits and appends at once")
    void seesChangesAtOnce() {
        RunId run = start(next(), "r1");
        RunQuery query = RunQuery.where(
                RunFilter.metric("auc").gt(0.5).and(RunFilter.tag("stage").eq("done")));
        everyHandle(backend -> assertEquals(List.of(), ids(backend.tracking().search(query))));

        next().tracking().append(run, List.of(point("auc", 0.6, 1)));
        commit(next(), run, 1, tags("stage", "done"));
        everyHandle(backend -> assertEquals(List.of(run), ids(backend.tracking().search(query))));

        next().tracking().append(run, List.of(point("auc", 0.4, 2)));
        everyHandle(backend -> assertEquals(List.of(), ids(backend.tracking().search(query))));
    }

    @Test
    @DisplayName("T6 ties are ordered by run id, whatever the direction")
    void tiesAreOrderedByRunId() {
        List<RunId> ids = new ArrayList<>();
        for (String id : List.of("b", "B", "a", "10", "9", "a-", "a_")) {
            ids.add(start(next(), id));
        }
        ids.sort(null);

        for (RunOrder order : List.of(RunOrder.newestFirst(), RunOrder.oldestFirst())) {
            everyHandle(backend -> assertEquals(
                    ids, ids(backend.tracking().search(RunQuery.all().orderBy(order)))));
        }
    }

    @Test
    @DisplayName("T6 runs that come between two pages neither hide nor repeat the others")
    void pagesStayRightWhenRunsCome() {
        for (int i = 0; i < 10; i++) {
            start(next(), "m" + i);
        }
        RunQuery query = RunQuery.all().orderBy(RunOrder.oldestFirst()).withPageSize(5);
        Page<Run> first = next().tracking().search(query);
        start(next(), "a");
        start(next(), "z");
        Page<Run> second = next().tracking().search(query.at(first.nextToken()));

        List<RunId> old = new ArrayList<>(ids(first));
        old.addAll(ids(second));
        old.removeIf(id -> !id.value().startsWith("m"));
        assertEquals(10, old.stream().distinct().count(), "old runs found");
        assertEquals(10, old.size(), "old runs found");
    }

    @Test
    @DisplayName("T6 a page holds at most its size, and only the last one has no token")
    void pagesAreFull() {
        for (int i = 0; i < 6; i++) {
            start(next(), "r" + i);
        }

        everyHandle(backend -> {
            Page<Run> first = backend.tracking().search(RunQuery.all().withPageSize(3));
            assertEquals(3, first.items().size());
            assertNotNull(first.nextToken(), "token of the first page");
            Page<Run> last =
                    backend.tracking().search(RunQuery.all().withPageSize(3).at(first.nextToken()));
            assertEquals(3, last.items().size());
            assertEquals(new Page<>(last.items(), null), last);
        });
    }

    @Test
    @DisplayName("T6 a store without runs and an experiment without runs give one empty page")
    void nothingGivesEmptyPage() {
        everyHandle(backend ->
                assertEquals(new Page<>(List.of(), null), backend.tracking().search(RunQuery.all())));
        start(next(), "r1");
        RunQuery elsewhere = RunQuery.all().in(ExperimentName.of("unknown"));
        everyHandle(backend ->
                assertEquals(new Page<>(List.of(), null), backend.tracking().search(elsewhere)));
    }

    @Test
    @DisplayName("T6 a page token that is none of the query's is refused")
    void foreignTokensAreRefused() {
        for (int i = 0; i < 3; i++) {
            start(next(), "r" + i);
        }
        RunQuery query = RunQuery.all().withPageSize(1);
        String token = next().tracking().search(query).nextToken();
        assertNotNull(token);
        String altered = (token.charAt(0) == 'A' ? "B" : "A") + token.substring(1);

        List<RunQuery> bad = List.of(
                query.at(""),
                query.at("x"),
                query.at("1"),
                query.at("\u754c"),
                query.at(token + "A"),
                query.at(altered),
                query.orderBy(RunOrder.oldestFirst()).at(token),
                query.withFilter(RunFilter.not(RunFilter.all())).at(token),
                query.withLifecycle(RunQuery.Lifecycle.ANY).at(token),
                query.in(RunSamples.EXPERIMENT).at(token));
        for (RunQuery each : bad) {
            everyHandle(backend -> assertThrows(
                    IllegalArgumentException.class, () -> backend.tracking().search(each), each::toString));
        }
    }

    private static List<RunId> idsOfAllPages(Backend backend, RunQuery query) {
        List<RunId> ids = new ArrayList<>();
        Page<Run> page = backend.tracking().search(query);
        ids.addAll(ids(page));
        while (page.hasNext()) {
            assertEquals(query.pageSize(), page.items().size(), "runs on a page that is not the last");
            page = backend.tracking().search(query.at(page.nextToken()));
            ids.addAll(ids(page));
            assertTrue(ids.size() <= RUNS, () -> "more runs on the pages than in the store: " + ids);
        }
        return ids;
    }

    private static List<RunId> ids(Page<Run> page) {
        return page.items().stream().map(Run::id).toList();
    }
}
