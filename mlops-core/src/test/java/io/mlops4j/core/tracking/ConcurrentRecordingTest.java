// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.error.AlreadyExistsException;
import io.mlops4j.tracking.ActiveRun;
import io.mlops4j.tracking.MetricPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConcurrentRecordingTest {
    private static final int THREADS = 6;
    private static final int ROUNDS = 50;

    private final Fixture fixture = new Fixture();
    private final ActiveRun run = fixture.start();

    /** How the threads hold the run. */
    enum Handles {
        SHARED,
        ONE_EACH
    }

    @ParameterizedTest
    @EnumSource
    void ofAllValuesForAParamExactlyOneIsWritten(Handles handles) throws Exception {
        CyclicBarrier together = new CyclicBarrier(THREADS);
        AtomicInteger lost = new AtomicInteger();

        List<List<String>> written = inThreads(thread -> {
            ActiveRun mine = handle(handles);
            return () -> {
                List<String> won = new ArrayList<>();
                for (int round = 0; round < ROUNDS; round++) {
                    together.await();
                    try {
                        mine.param("p" + round, "thread " + thread);
                        won.add("p" + round + "=thread " + thread);
                    } catch (AlreadyExistsException e) {
                        lost.incrementAndGet();
                    }
                }
                return won;
            };
        });

        assertThat(written.stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(fixture.stored(run).params().entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toList())
                .hasSize(ROUNDS);
        assertThat(lost).hasValue(ROUNDS * (THREADS - 1));
    }

    @ParameterizedTest
    @EnumSource
    void noPointIsLostBetweenAppendsAndCommits(Handles handles) throws Exception {
        inThreads(thread -> {
            ActiveRun mine = handle(handles);
            return () -> {
                for (int round = 0; round < ROUNDS; round++) {
                    mine.metric("auc", thread, round);
                    mine.tag("tag " + thread, "round " + round);
                }
                return thread;
            };
        });

        assertThat(fixture.tracking.history(run.id(), "auc"))
                .hasSize(THREADS * ROUNDS)
                .isSortedAccordingTo(MetricPoint.BY_RECENCY);
        assertThat(fixture.stored(run).tags())
                .hasSize(THREADS)
                .allSatisfy((tag, value) -> assertThat(value).isEqualTo("round " + (ROUNDS - 1)));
    }

    @Test
    void noPointFollowsTheEnd() throws Exception {
        List<Integer> recorded = inThreads(thread -> () -> {
            int count = 0;
            try {
                for (int round = 0; round < ROUNDS; round++) {
                    run.metric("auc", thread, round);
                    count++;
                    if (thread == 0 && round == ROUNDS / 2) {
                        run.finish();
                    }
                }
            } catch (IllegalStateException e) {
                assertThat(fixture.stored(run).status().isEnd()).isTrue();
            }
            return count;
        });

        assertThat(fixture.tracking.history(run.id(), "auc"))
                .hasSize(recorded.stream().mapToInt(Integer::intValue).sum());
        assertThat(recorded.get(0)).isEqualTo(ROUNDS / 2 + 1);
    }

    private ActiveRun handle(Handles handles) {
        return handles == Handles.SHARED ? run : fixture.tracking.resume(run.id());
    }

    private static <T> List<T> inThreads(IntFunction<Callable<T>> task) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<T>> tasks = IntStream.range(0, THREADS).mapToObj(task).toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
