// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.mlops4j.artifact.ArtifactManifest;
import io.mlops4j.audit.RegistryEvent.AliasSet;
import io.mlops4j.common.Alias;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.core.Mlops;
import io.mlops4j.error.ConflictException;
import io.mlops4j.jdbc.JdbcBackend;
import io.mlops4j.jdbc.JdbcOptions;
import io.mlops4j.jdbc.database.EveryDatabase;
import io.mlops4j.jdbc.database.Lanes;
import io.mlops4j.jdbc.database.Pool;
import io.mlops4j.jdbc.database.TestDatabase;
import io.mlops4j.registry.ModelVersion;
import io.mlops4j.registry.Registry;
import io.mlops4j.registry.VersionSpec;
import io.mlops4j.spi.Backend;
import io.mlops4j.spi.RegistryStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Eight hosts register versions of one model and move one alias, as fast as they can, at whatever isolation level the pool
 * hands out: each number once and without gaps, and each move of the alias from where the last one left it.
 */
@EveryDatabase
class RegistryRaceTest {
    private static final ModelName MODEL = ModelName.of("churn");
    private static final Alias CHAMPION = Alias.of("champion");
    private static final int HOSTS = 8;

    private final TestDatabase database;

    RegistryRaceTest(TestDatabase database) {
        this.database = database;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TRANSACTION_READ_UNCOMMITTED",
                "TRANSACTION_READ_COMMITTED",
                "TRANSACTION_REPEATABLE_READ",
                "TRANSACTION_SERIALIZABLE"
            })
    void loseNothing(String isolation) throws Exception {
        assertSound(race(isolation, 4, UnaryOperator.identity()), 4);
    }

    @Tag("rigs")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "TRANSACTION_READ_UNCOMMITTED",
                "TRANSACTION_READ_COMMITTED",
                "TRANSACTION_REPEATABLE_READ",
                "TRANSACTION_SERIALIZABLE"
            })
    void loseNothingAtFullSize(String isolation) throws Exception {
        Outcome outcome = race(isolation, 40, UnaryOperator.identity());
        System.out.println(database + ", " + isolation + ": "
                + outcome.numbers().size() + " versions, " + outcome.moves().size() + " moves of the alias");
        assertSound(outcome, 40);
    }

    /** What the tests above would find if the revision were not compared when the alias is moved. */
    @Test
    void noticesThatTheProtectionIsOff() throws Exception {
        Outcome outcome = race("TRANSACTION_READ_COMMITTED", 4, UnprotectedRegistry::new);
        assertThat(lostMoves(outcome)).isPositive();
    }

    /** The numbers that hosts were given, and the moves in the order of the log. */
    private record Outcome(List<Integer> numbers, List<AliasSet> moves) {}

    private static void assertSound(Outcome outcome, int each) {
        assertThat(outcome.numbers())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, HOSTS * each).boxed().toList());
        assertThat(outcome.moves()).hasSize(HOSTS * each);
        assertThat(lostMoves(outcome)).isZero();
    }

    /** Counts the moves that began elsewhere than where the one before them ended. */
    private static long lostMoves(Outcome outcome) {
        List<AliasSet> moves = outcome.moves();
        return IntStream.range(1, moves.size())
                .filter(i ->
                        !Objects.equals(moves.get(i).before(), moves.get(i - 1).after()))
                .count();
    }

    private Outcome race(String isolation, int each, UnaryOperator<RegistryStore> protection) throws Exception {
        List<Integer> numbers = Collections.synchronizedList(new ArrayList<>());
        try (HikariDataSource pool = Pool.over(database.fresh(), isolation)) {
            JdbcBackend backend = JdbcBackend.open(pool, JdbcOptions.artifactsInDatabase());
            VersionSpec files = VersionSpec.of(ArtifactManifest.of(List.of(
                    Mlops.open(backend).artifacts().put(ArtifactPath.of("weights"), "weights".getBytes(UTF_8)))));
            Lanes.run(HOSTS, lane -> {
                // a handle of its own, as in another process
                Registry registry = Mlops.open(backend).registry();
                Backend moving = new OtherRegistry(backend, protection.apply(backend.registry()));
                for (int i = 0; i < each; i++) {
                    ModelVersionId version =
                            until(() -> registry.register(MODEL, files)).id();
                    numbers.add(version.number());
                    moveAlias(moving, version);
                }
            });
            return new Outcome(numbers, moves(Mlops.open(backend)));
        }
    }

    private static void moveAlias(Backend backend, ModelVersionId target) throws Exception {
        until(() -> {
            Registry registry = Mlops.open(backend).registry();
            Integer seen = registry.resolve(MODEL, CHAMPION)
                    .map(ModelVersion::id)
                    .map(ModelVersionId::number)
                    .orElse(null);
            registry.compareAndSetAlias(CHAMPION, seen, target);
            return target;
        });
    }

    private static <T> T until(Callable<T> attempt) throws Exception {
        while (true) {
            try {
                return attempt.call();
            } catch (ConflictException again) {
                // another host was first
            }
        }
    }

    private static List<AliasSet> moves(Mlops mlops) {
        return mlops.audit().trail(MODEL).entries().stream()
                .flatMap(entry -> entry.events().stream())
                .filter(AliasSet.class::isInstance)
                .map(AliasSet.class::cast)
                .toList();
    }
}
