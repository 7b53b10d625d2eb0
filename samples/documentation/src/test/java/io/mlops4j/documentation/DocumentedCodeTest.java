// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentedCodeTest {
    private static final Path HOUSE = Path.of("..", "..");
    private static final int FIRST_CODE_BY_LINE = 45;

    static List<Snippet> snippets() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(HOUSE.resolve("README.md"), HOUSE.resolve("CONTRIBUTING.md")));
        try (Stream<Path> docs = Files.walk(HOUSE.resolve("docs"))) {
            docs.filter(path -> path.toString().endsWith(".md")).sorted().forEach(documents::add);
        }
        List<Snippet> snippets = new ArrayList<>();
        for (Path document : documents) {
            snippets.addAll(Snippet.of(document));
        }
        return snippets;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("snippets")
    @DisplayName("every Java block of README and docs compiles and runs as it stands, in an empty folder")
    void compilesAndRuns(Snippet snippet, @TempDir Path folder) throws Exception {
        Path source = Files.writeString(folder.resolve("Documented.java"), snippet.program("Documented"));
        compile(source, folder);
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        folder + System.getProperty("path.separator") + System.getProperty("java.class.path"),
                        "Documented")
                .directory(Files.createDirectory(folder.resolve("work")).toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor()).as(() -> read(output)).isZero();
    }

    @Test
    @DisplayName("README shows running Java by line 45")
    void firstCodeComesEarly() throws IOException {
        List<String> lines = Files.readAllLines(HOUSE.resolve("README.md"));
        assertThat(lines.indexOf("```java") + 1).isBetween(1, FIRST_CODE_BY_LINE);
    }

    private static void compile(Path source, Path folder) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean compiled = compiler.getTask(
                            messages,
                            files,
                            null,
                            List.of("-d", folder.toString(), "-proc:none"),
                            null,
                            files.getJavaFileObjects(source))
                    .call();
            assertThat(compiled).as(messages.toString()).isTrue();
        }
    }

    private static String read(Path output) {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return "no output: " + e;
        }
    }
}
