// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.artifact.ArtifactManifest;
import io.mlops4j.common.Alias;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Digest;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.RunId;
import io.mlops4j.core.Mlops;
import io.mlops4j.error.MlopsException;
import io.mlops4j.registry.VersionSpec;
import io.mlops4j.tracking.ActiveRun;
import io.mlops4j.tracking.RunQuery;
import io.mlops4j.tracking.RunSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever text comes through whichever door: nothing outside of the store's folder is made, altered
 * or taken in. */
class HostileNamesTest {
    private static final Path SECRET = Path.of("secret.txt");

    @TempDir
    Path sandbox;

    private Path root = Path.of("");

    /** What the doors lead to. */
    private record House(Mlops mlops, ActiveRun run, ModelVersionId version, Path export) {}

    /** A door: takes a text from a user, and may refuse it by a typed error. */
    private interface Door {
        void enter(House house, String text);
    }

    @BeforeEach
    void makeNeighbours() throws IOException {
        // as deep as any climb of the texts below, with something worth reading at each level
        Path neighbour = sandbox;
        for (int level = 0; level < 6; level++) {
            Files.writeString(neighbour.resolve(SECRET), "secret of level " + level);
            neighbour = Files.createDirectory(neighbour.resolve("level" + level));
        }
        root = neighbour.resolve("store");
    }

    static List<String> texts() {
        List<String> texts = new ArrayList<>(List.of("..", ".", "", " ", "/", "\\", "../", "..\\", "../secret.txt"));
        texts.addAll(
                List.of("../../secret.txt", "../../../secret.txt", "a/../../secret.txt", "a/../b", "./a", "a/./b"));
        texts.addAll(List.of("/etc/passwd", "//host/share", "\\\\host\\share", "C:\\x", "C:x", "\\..\\..\\secret.txt"));
        texts.addAll(
                List.of("%2e%2e", "%2e%2e/secret.txt", "%2e%2e%2fsecret.txt", "%252e%252e%252f", "..%2fsecret.txt"));
        texts.addAll(List.of("..%c0%af", "..%5c", "%00", "a%00b", "file:", "file:///etc/passwd", "file:../secret.txt"));
        texts.addAll(
                List.of("jar:file:x!/", "http://a/../b", "#", "a#../b", "?", "a?../../secret.txt", ";", "a;/../b"));
        texts.addAll(List.of("~", "~/x", "$HOME", "${user.home}", "`id`", "$(id)", "|id", "a\u0000b", "a\nb", "a\rb"));
        texts.addAll(List.of(
                "\u001b[2J", "\u202etxt.exe", "\u2028", "\ufeff..", "..\u200b", "\uff0e\uff0e", "\u2024\u2024"));
        texts.addAll(List.of("CON", "NUL", "AUX.txt", "lpt1.", "a.", "a ", " a", "a:stream", "a*", "a<b>", "\"a\""));
        texts.addAll(List.of("e\u0301", "\u00e9", "\ud800", "\udc00a", "a".repeat(256), "\u754c".repeat(250)));
        texts.addAll(List.of("../".repeat(40) + "etc/passwd", "a/".repeat(600) + "b", "-rf", "--", "tmp", "FORMAT"));
        texts.addAll(List.of("objects", "log", ".git", "...", "....//", "..;/", "..//", "a//b", "/a", "a/"));
        texts.addAll(
                List.of("..\u0000", "..%00", "..%0d%0a", "..;", "..#", "..?", "../;x", "..%3b/", "..%23/", "..%3f/"));
        texts.addAll(
                List.of("%2E%2E", "%2e.", ".%2e", "%2e%2e%5csecret.txt", "%252e%252e%255c", "%25252e%25252e%25252f"));
        texts.addAll(
                List.of("%u002e%u002e", "%uff0e%uff0e/", "\\u002e\\u002e/", "&#46;&#46;/", "..%ef%bc%8f", "..\uff0f"));
        texts.addAll(
                List.of("..\u2215secret.txt", "..\u2044secret.txt", "..\u29f8", "\uff0e\uff0e/secret.txt", "..%c1%9c"));
        texts.addAll(List.of(
                "/..", "/../secret.txt", "/./", "//", "///etc/passwd", "//?/C:/x", "\\\\?\\C:\\x", "\\\\.\\NUL"));
        texts.addAll(
                List.of("C:/x", "C:\\..\\x", "c:", "file:///C:/x", "FILE:/etc/passwd", "file://localhost/etc/passwd"));
        texts.addAll(List.of(
                "ftp://a/b", "s3://a/../b", "jndi:ldap://a/b", "${jndi:ldap://a/b}", "data:,x", ":", "::", "a::$DATA"));
        texts.addAll(
                List.of("models:/x", "runs:/x/../y", "mlflow-artifacts:/../x", "dbfs:/../x", "?a=../..", "#/../.."));
        texts.addAll(List.of(
                "nul.txt", "com1", "COM1.log", "lpt9", "prn", "aux", "con.", "CON ", "conin$", "clock$", "nul:"));
        texts.addAll(List.of(
                "a\u0301", "\u00e1", "\u1e9b\u0323", "\u212b", "\u2126", "\ufb01le", "\u0130", "\u0131", "STRASSE"));
        texts.addAll(List.of(
                "\u200b", "\u200d", "\u00a0", "\u3000", "\u0085", "\u2029", "\ufffe", "\uffff", "\u0007", "\u007f"));
        texts.addAll(List.of(
                "\ud83d\ude00",
                "\ud83d",
                "a\udc00",
                "\udbff\udfff",
                "a".repeat(255),
                "a".repeat(1_025),
                "a".repeat(5_000)));
        texts.addAll(List.of(
                ".", "..", ".rec", "x.rec", "000000000001.rec", "content", "reason.txt", "orphans", "quarantine"));
        texts.addAll(List.of(
                "' OR 1=1 --", "\"; DROP TABLE runs; --", "<script>", "{{7*7}}", "%s%s%n", "\\x2e\\x2e", "*", "[a]"));
        return texts.stream().distinct().toList();
    }

    private static Map<String, Door> doors() {
        Map<String, Door> doors = new TreeMap<>();
        doors.put("model", (house, text) -> house.mlops().registry().create(ModelName.of(text), text));
        doors.put("look-up", (house, text) -> house.mlops().registry().find(ModelName.of(text)));
        doors.put("alias", (house, text) -> house.mlops().registry().setAlias(Alias.of(text), house.version()));
        doors.put("model tag", (house, text) -> house.mlops().registry().tag(house.version(), text, text));
        doors.put(
                "environment",
                (house, text) ->
                        house.mlops().governance().current(house.version().model(), Environment.of(text)));
        doors.put(
                "run id",
                (house, text) -> house.mlops()
                        .tracking()
                        .start(RunSpec.of(ExperimentName.of("e")).withId(RunId.of(text)))
                        .finish());
        doors.put(
                "experiment",
                (house, text) ->
                        house.mlops().tracking().start(ExperimentName.of(text)).finish());
        doors.put("run", (house, text) -> house.mlops().tracking().run(RunId.of(text)));
        doors.put("resume", (house, text) -> house.mlops().tracking().resume(RunId.of(text)));
        doors.put(
                "history",
                (house, text) -> house.mlops().tracking().history(house.run().id(), text));
        doors.put("child", (house, text) -> house.run().child(text).finish());
        doors.put("reason", (house, text) -> house.run().child("part").fail(text));
        doors.put(
                "run name",
                (house, text) -> house.mlops()
                        .tracking()
                        .start(RunSpec.of(ExperimentName.of("e")).withName(text))
                        .finish());
        doors.put(
                "run tag",
                (house, text) -> house.mlops()
                        .tracking()
                        .start(RunSpec.of(ExperimentName.of("e")).withTag(text, text))
                        .finish());
        doors.put(
                "page",
                (house, text) -> house.mlops().tracking().search(RunQuery.all().at(text)));
        doors.put(
                "alias look-up",
                (house, text) ->
                        house.mlops().registry().resolve(house.version().model(), Alias.of(text)));
        doors.put(
                "model text",
                (house, text) ->
                        house.mlops().registry().describe(house.version().model(), text));
        doors.put("version text", (house, text) -> house.mlops().registry().describe(house.version(), text));
        doors.put("version", (house, text) -> house.mlops().registry().files(ModelVersionId.parse(text)));
        doors.put(
                "promotion",
                (house, text) -> house.mlops().governance().request(house.version(), Environment.PRODUCTION, text));
        doors.put(
                "roll back",
                (house, text) ->
                        house.mlops().governance().rollBack(house.version().model(), Environment.of(text), text));
        doors.put(
                "stop",
                (house, text) -> house.mlops().governance().stop(ModelName.of(text), Environment.PRODUCTION, text));
        doors.put("param", (house, text) -> house.run().param(text, text));
        doors.put("tag", (house, text) -> house.run().tag(text, text));
        doors.put("metric", (house, text) -> house.run().metric(text, 1));
        doors.put("artifact of a run", (house, text) -> house.run().artifact(text, text.getBytes(UTF_8)));
        doors.put(
                "artifact",
                (house, text) -> house.mlops().artifacts().put(ArtifactPath.of(text), text.getBytes(UTF_8)));
        doors.put("file", (house, text) -> house.mlops().registry().load(house.version(), text));
        doors.put("digest", (house, text) -> house.mlops().artifacts().read(Digest.parse("sha256:" + text)));
        doors.put("manifest", HostileNamesTest::export);
        return doors;
    }

    @Test
    void nothingOutsideIsTouchedByAnyTextThroughAnyDoor() throws IOException {
        assertThat(texts()).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(150);

        int refused = enter(doors());

        assertThat(refused).as("refused texts").isBetween(300, texts().size() * doors().size() - 300);
    }

    static Stream<Map.Entry<String, Door>> brokenDoors() {
        Map<String, Door> doors = new TreeMap<>();
        doors.put("writes where a text says", (house, text) -> {
            if (text.startsWith("..")) {
                write(house.export(), text);
            }
        });
        doors.put("checks once and decodes later", (house, text) -> {
            if (!text.contains("..")) {
                write(
                        house.export(),
                        text.replace("%252e", "%2e").replace("%2e", ".").replace("%252f", "/"));
            }
        });
        doors.put(
                "takes in what a text says",
                (house, text) -> house.mlops().artifacts().put(ArtifactPath.of("a"), read(house.export(), text)));
        doors.put("fails as files do", (house, text) -> {
            throw new UncheckedIOException(new IOException(text));
        });
        doors.put("refuses without saying what", (house, text) -> {
            throw new IllegalArgumentException(text);
        });
        doors.put("names a file as the user did", (house, text) -> {
            if (text.startsWith("#")) {
                write(house.export().resolveSibling("store"), "tmp/" + text);
            }
        });
        return doors.entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("brokenDoors")
    void noticesABrokenDoor(Map.Entry<String, Door> broken) {
        assertThatThrownBy(() -> enter(Map.ofEntries(broken)))
                .isInstanceOfAny(AssertionError.class, UncheckedIOException.class);
    }

    /** Says every text at every door, and looks what became of the neighbourhood. Gives how many texts were refused. */
    private int enter(Map<String, Door> doors) throws IOException {
        int refused = 0;
        try (Mlops mlops = Mlops.open(DirectoryBackend.at(root));
                ActiveRun run = mlops.tracking().start(ExperimentName.of("hostile"))) {
            House house = new House(mlops, run, version(mlops), root.resolveSibling("export"));
            Map<String, String> before = outside();
            for (Map.Entry<String, Door> door : doors.entrySet()) {
                for (String text : texts()) {
                    refused += refused(house, door.getValue(), text);
                }
                assertThat(outside()).as(door.getKey()).isEqualTo(before);
            }
        }
        for (Path file : Trees.files(root)) {
            assertThat(root.relativize(file).toString()).matches("[A-Za-z0-9_.%+/-]+");
            assertThat(Files.readString(file, ISO_8859_1)).doesNotContain("secret of level");
        }
        return refused;
    }

    private static void write(Path folder, String name) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name), "hostile");
        } catch (IOException | InvalidPathException e) {
            // a text that is no path does no harm here
        }
    }

    private static byte[] read(Path folder, String name) {
        try {
            Files.createDirectories(folder);
            return Files.readAllBytes(folder.resolve(name));
        } catch (IOException | InvalidPathException e) {
            return new byte[0];
        }
    }

    /** Enters by a door; anything but our own typed errors fails the test. Gives 1 if the text was refused, else 0. */
    private static int refused(House house, Door door, String text) {
        try {
            door.enter(house, text);
            return 0;
        } catch (IllegalArgumentException | MlopsException e) {
            assertThat(e).hasMessageMatching("(Invalid|Cannot) .+");
            return 1;
        }
    }

    private static void export(House house, String text) {
        Artifact stored = house.mlops().artifacts().put(ArtifactPath.of("a"), new byte[] {'a'});
        String line = stored.digest().hex() + "  " + stored.size() + "  " + text + "\n";
        house.mlops().artifacts().export(ArtifactManifest.parse(line), house.export());
    }

    private static ModelVersionId version(Mlops mlops) {
        Artifact file = mlops.artifacts().put(ArtifactPath.of("weights"), new byte[] {1});
        VersionSpec spec = VersionSpec.of(ArtifactManifest.of(List.of(file)));
        return mlops.registry().register(ModelName.of("hostile"), spec).id();
    }

    private Map<String, String> outside() {
        Map<String, String> outside = Trees.snapshot(sandbox);
        for (String inside : List.of("store", "export")) {
            String prefix = sandbox.relativize(root.resolveSibling(inside)).toString();
            outside.keySet().removeIf(path -> path.equals(prefix) || path.startsWith(prefix + "/"));
        }
        return outside;
    }
}
