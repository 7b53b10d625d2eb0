// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.common.Actor;
import io.mlops4j.common.Alias;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Digest;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.Names;
import io.mlops4j.tracking.DatasetInput;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.RunEvent;
import io.mlops4j.tracking.RunFilter;
import io.mlops4j.tracking.RunFilter.TextOf;
import io.mlops4j.tracking.RunOrder;
import io.mlops4j.tracking.RunOrder.By;
import io.mlops4j.tracking.RunOrder.Direction;
import io.mlops4j.tracking.RunQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Draws texts made of SQL and what looks like it, and values with such texts in every place. Counts the texts. */
final class HostileTexts {
    private static final List<String> PARTS = List.of(
            "'",
            "''",
            "\"",
            "`",
            "\\",
            "\\'",
            ";",
            "--",
            "-- ",
            "/*",
            "*/",
            "#",
            "%",
            "_",
            "!",
            "?",
            "??",
            "$1",
            ":a",
            "@a",
            "{run}",
            "{",
            "}",
            "(",
            ")",
            "),(",
            "[",
            "]",
            ",",
            "=",
            "<",
            ">",
            "||",
            "*",
            "+",
            "1",
            "0x27",
            "\u02bc",
            "\u2019",
            "\uff07",
            "\ud83d\ude80",
            "\u754c",
            "a",
            "A",
            " ",
            " OR ",
            " AND ",
            "1=1",
            "NULL",
            "' OR '1'='1",
            "' OR 1=1 --",
            "'; DROP TABLE mlops_run; --",
            "\"; DROP TABLE mlops_event; --",
            "' UNION SELECT name FROM sqlite_master --",
            "'); DELETE FROM mlops_param; --",
            "1; ATTACH DATABASE 'x' AS x",
            "\\\"; PRAGMA writable_schema=ON; --",
            "CASE",
            "char(39)",
            "mlops_run",
            "run_id",
            "'||(SELECT 1)||'",
            "LIKE '%'",
            "ESCAPE '!'",
            "COMMIT;",
            "ROLLBACK;",
            "WITH x AS (");

    /** As many as are still left to the database, nearly. */
    private static final int CONDITIONS = 60;

    private static final int ENTRIES = 12;
    private static final int PAGE = 3;
    private static final int REMEMBERED = 500;

    private final Random random;
    private final List<String> drawn = new ArrayList<>(List.of("a"));
    private long given;

    HostileTexts(long seed) {
        random = new Random(seed);
    }

    long given() {
        return given;
    }

    ExperimentName experiment() {
        return valid(ExperimentName::of);
    }

    ModelName model() {
        return valid(ModelName::of);
    }

    String oneLine() {
        return text();
    }

    /** A person who may do anything. */
    Actor actor() {
        return valid(id -> Actor.person(id, "approver", "operator", "policy-owner"));
    }

    Alias alias() {
        return valid(Alias::of);
    }

    Environment environment() {
        return valid(Environment::of);
    }

    /** A name of anything else. */
    String name() {
        return valid(name -> Names.name("name", name));
    }

    List<RunEvent> start(ExperimentName experiment) {
        SortedMap<String, String> environment = texts();
        Instant at = Instant.ofEpochSecond(random.nextInt(9));
        RunEvent started = valid(name -> new RunEvent.Started(experiment, name, null, environment, at));
        return List.of(started);
    }

    List<RunEvent> recordings() {
        List<MetricPoint> points = new ArrayList<>();
        List<Artifact> files = new ArrayList<>();
        for (int i = 0; i < ENTRIES; i++) {
            points.add(valid(key -> new MetricPoint(key, random.nextInt(5), random.nextInt(3), 0)));
            files.add(new Artifact(valid(ArtifactPath::of), digest(), 1));
        }
        DatasetInput input =
                valid(name -> DatasetInput.of(name, text(), digest(), name)).withSource(text());
        return List.of(
                new RunEvent.ParamsSet(texts()),
                new RunEvent.TagsSet(texts()),
                new RunEvent.MetricsLogged(points),
                new RunEvent.ArtifactsLogged(files),
                new RunEvent.InputsLogged(List.of(input)));
    }

    RunQuery query() {
        List<RunFilter> any = new ArrayList<>();
        for (int i = 0; i < CONDITIONS; i++) {
            any.add(condition());
        }
        RunFilter filter = random.nextBoolean() ? new RunFilter.Or(any) : RunFilter.not(new RunFilter.And(any));
        RunQuery query = RunQuery.where(filter).orderBy(order()).withPageSize(PAGE);
        return random.nextInt(4) > 0 ? query : query.in(experiment());
    }

    private RunOrder order() {
        By by = one(By.values());
        Direction direction = one(Direction.values());
        return by == By.STARTED || by == By.NAME
                ? new RunOrder(by, "", direction)
                : valid(key -> new RunOrder(by, key, direction));
    }

    private RunFilter condition() {
        TextOf of = one(TextOf.values());
        RunFilter.Match match = one(RunFilter.Match.values());
        RunFilter.Comparison comparison = one(RunFilter.Comparison.values());
        return switch (random.nextInt(8)) {
            case 0 -> valid(key -> new RunFilter.MetricIs(key, comparison, random.nextInt(5)));
            case 1 -> valid(RunFilter.HasMetric::new);
            case 2 -> valid(RunFilter.MetricIsNaN::new);
            case 3 -> valid(key -> new RunFilter.HasText(of, key));
            case 4 -> new RunFilter.ReadDataset(digest());
            default -> valid(key -> new RunFilter.TextIs(of, key, match, known()));
        };
    }

    private SortedMap<String, String> texts() {
        SortedMap<String, String> texts = new TreeMap<>();
        for (int i = 0; i < ENTRIES; i++) {
            texts.put(valid(key -> RunFilter.param(key).exists() == null ? "" : key), known());
        }
        return texts;
    }

    private <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private Digest digest() {
        return Digest.of("" + random.nextInt(5));
    }

    /** Draws until the library takes the text: what it refuses never comes to a database. */
    private <T> T valid(Function<String, T> make) {
        while (true) {
            try {
                return make.apply(known());
            } catch (IllegalArgumentException refused) {
                given--;
            }
        }
    }

    /** One that was drawn before, so that searches find something, or a new one. */
    private String known() {
        if (random.nextInt(3) == 0) {
            return text();
        }
        given++;
        return drawn.get(random.nextInt(drawn.size()));
    }

    private String text() {
        given++;
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            text.append(PARTS.get(random.nextInt(PARTS.size())));
        }
        String made = text.toString();
        if (drawn.size() < REMEMBERED) {
            drawn.add(made);
        } else {
            drawn.set(random.nextInt(REMEMBERED), made);
        }
        return made;
    }
}
