// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.fault;

import com.zaxxer.hikari.HikariDataSource;
import io.mlops4j.core.Mlops;
import io.mlops4j.jdbc.JdbcBackend;
import io.mlops4j.jdbc.JdbcOptions;
import io.mlops4j.jdbc.database.ChildProcess;
import io.mlops4j.jdbc.database.JdbcUrl;
import io.mlops4j.jdbc.database.Pool;
import io.mlops4j.spi.Backend;
import io.mlops4j.testkit.contract.GovernanceRace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A host in a process of its own that races in the rounds that it is told, and says when it has. */
final class RacingHost {
    /** How the host commits. */
    enum Manner {
        /** As the backend does. */
        CAREFUL,
        /** The seeded fault: what was decided on an older state is committed all the same. */
        HEADLONG
    }

    private RacingHost() {}

    static ChildProcess start(JdbcUrl database, int racer, Manner manner) {
        return new ChildProcess(RacingHost.class, database.url(), Integer.toString(racer), manner.name());
    }

    /** Is the other process: the URL, the number of the racer, and its manner. */
    public static void main(String... arguments) throws IOException {
        int racer = Integer.parseInt(arguments[1]);
        try (HikariDataSource pool = Pool.over(new JdbcUrl(arguments[0]));
                Mlops mlops = Mlops.open(backend(pool, Manner.valueOf(arguments[2])));
                BufferedReader rounds = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String round = rounds.readLine(); round != null; round = rounds.readLine()) {
                new GovernanceRace(Integer.parseInt(round)).run(mlops, racer);
                System.out.println(round);
            }
        }
    }

    private static Backend backend(HikariDataSource pool, Manner manner) {
        JdbcBackend backend = JdbcBackend.open(pool, JdbcOptions.artifactsInDatabase());
        return switch (manner) {
            case CAREFUL -> backend;
            case HEADLONG -> new OtherRegistry(backend, new UnprotectedRegistry(backend.registry()));
        };
    }
}
