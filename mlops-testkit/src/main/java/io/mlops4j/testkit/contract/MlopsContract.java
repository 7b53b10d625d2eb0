// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mlops4j.common.Alias;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.core.Mlops;
import io.mlops4j.error.AlreadyExistsException;
import io.mlops4j.error.ConflictException;
import io.mlops4j.registry.VersionSpec;
import io.mlops4j.tracking.ActiveRun;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunStatus;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What users rely on when they reach the backend through the library, above all when they race:
 *
 * <ul>
 *   <li>M1 Versions: numbers are given in order, without gaps and once.
 *   <li>M2 Aliases: of those who expect an alias at the same place, one moves it.
 *   <li>M3 Params: of several values for a param, one is kept and the others are refused.
 *   <li>M4 Recording: what many threads record of one run is all there.
 *   <li>M5 Files: what is loaded is what was stored.
 *   <li>M6 Audit: whatever happened, the history of a model is sound.
 * </ul>
 */
public abstract class MlopsContract extends ServiceKit {
    private static final ExperimentName EXPERIMENT = ExperimentName.of("trees");
    private static final Alias CHAMPION = Alias.of("champion");
    private static final int ROUNDS = 10;

    /** Makes the kit. */
    protected MlopsContract() {}

    @Test
    @DisplayName("M1 versions that are registered at once get numbers without gaps, each once")
    void versionNumbersHaveNoGaps() {
        List<List<Integer>> numbers = Race.of(
                Race.THREADS,
                lane -> IntStream.range(0, ROUNDS)
                        .mapToObj(i -> register(mlops(), lane + "/" + i).id().number())
                        .toList());

        List<Integer> all =
                IntStream.rangeClosed(1, Race.THREADS * ROUNDS).boxed().toList();
        assertEquals(all, numbers.stream().flatMap(List::stream).sorted().toList());
        assertEquals(
                all,
                mlops().registry().versions(MODEL).stream()
                        .map(version -> version.id().number())
                        .toList());
        numbers.forEach(lane -> assertEquals(lane.stream().sorted().toList(), lane, "numbers that one thread got"));
        assertSound();
    }

    @Test
    @DisplayName("M1 the number of a deleted version is not given again")
    void deletedNumbersAreNotGivenAgain() {
        register(mlops(), "one");
        ModelVersionId second = register(mlops(), "two").id();
        mlops().registry().delete(second, "wrong data");

        assertEquals(3, register(mlops(), "three").id().number());
        assertTrue(mlops().registry().version(second).isDeleted(), "the deleted version is readable");
        assertSound();
    }

    @Test
    @DisplayName("M2 of threads that expect an alias at the same place one moves it")
    void oneMovesTheAlias() {
        int versions = Race.THREADS + 1;
        for (int i = 0; i < versions; i++) {
            register(mlops(), "" + i);
        }
        int place = 0;
        for (int round = 0; round < ROUNDS; round++) {
            int before = place;
            // each to another version, and none to where the alias is, since that would move nothing
            List<Boolean> won = Race.of(
                    Race.THREADS,
                    lane -> succeeds(
                            ConflictException.class,
                            () -> moveAlias(before == 0 ? null : before, (before + lane) % versions + 1)));

            assertEquals(1, winners(won), "threads that moved the alias");
            place = mlops().registry()
                    .resolve(MODEL, CHAMPION)
                    .orElseThrow()
                    .id()
                    .number();
        }
        assertSound();
    }

    @Test
    @DisplayName("M3 of threads that set a param to different values one succeeds")
    void oneSetsTheParam() {
        try (ActiveRun run = mlops().tracking().start(EXPERIMENT)) {
            for (int round = 0; round < ROUNDS; round++) {
                String key = "p" + round;
                List<Boolean> won = Race.of(Race.THREADS, lane -> {
                    ActiveRun mine = mlops().tracking().resume(run.id());
                    return succeeds(AlreadyExistsException.class, () -> mine.param(key, "lane " + lane));
                });

                assertEquals(1, winners(won), "threads that set the param");
                String kept = "lane " + won.indexOf(true);
                assertEquals(kept, mlops().tracking().run(run.id()).params().get(key));
            }
            run.finish();
        }
    }

    @Test
    @DisplayName("M4 what many threads record of one run is all there")
    void recordingsAreAllThere() {
        ActiveRun run = mlops().tracking().start(EXPERIMENT);
        Race.of(Race.THREADS, lane -> {
            ActiveRun mine = lane % 2 == 0 ? run : mlops().tracking().resume(run.id());
            for (int i = 0; i < ROUNDS; i++) {
                String key = lane + "." + i;
                mine.param(key, key).tag(key, key).metric("loss", i, lane);
                mine.artifact("files/" + key, new byte[] {(byte) lane, (byte) i});
            }
            return lane;
        });
        run.finish();

        Run recorded = mlops().tracking().run(run.id());
        int all = Race.THREADS * ROUNDS;
        assertEquals(RunStatus.FINISHED, recorded.status());
        assertEquals(
                List.of(all, all, all),
                List.of(
                        recorded.params().size(),
                        recorded.tags().size(),
                        recorded.artifacts().size()));
        assertEquals(all, mlops().tracking().history(run.id(), "loss").size());
    }

    @Test
    @DisplayName("M5 a version's files are loaded as they were stored, also after closing")
    void filesAreLoadedAsStored() {
        byte[] weights = new byte[100_000];
        Map<String, byte[]> contents = Map.of("model/weights.bin", weights, "model/empty", new byte[0]);
        ModelVersionId id;
        try (ActiveRun run = mlops().tracking().start(EXPERIMENT)) {
            contents.forEach(run::artifact);
            run.finish();
            id = mlops().registry()
                    .register(MODEL, VersionSpec.ofRun(run.snapshot(), "model"))
                    .id();
        }

        closeAndReopen();
        contents.forEach((path, content) -> everyHandle(backend ->
                assertArrayEquals(content, Mlops.open(backend).registry().load(id, path), path)));
        assertSound();
    }

    private int moveAlias(@Nullable Integer before, int target) {
        mlops().registry().compareAndSetAlias(CHAMPION, before, new ModelVersionId(MODEL, target));
        return target;
    }
}
