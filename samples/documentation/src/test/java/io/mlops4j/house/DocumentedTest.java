// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every package says what belongs there, and what is public is documented where others program against it. */
class DocumentedTest {
    private static final Path CHECKOUT = Path.of("..", "..").toAbsolutePath().normalize();

    /** On these javac 17 misses the params that the record's own comment describes; later ones do not. */
    private static final Pattern COMPACT_CONSTRUCTOR = Pattern.compile("\\s*(public|protected) \\w+ \\{");

    @Test
    void everyPackageHasAnIntroduction() {
        Set<String> without = House.CLASSES.stream()
                .map(type -> type.getPackageName())
                .filter(name -> !House.CLASSES.contain(name + ".package-info"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(without).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mlops-api", "mlops-testkit"})
    void nothingPublicIsUndocumented(String module, @TempDir Path output) throws IOException {
        Path sources = CHECKOUT.resolve(module).resolve("src/main/java");
        List<String> missing = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> diagnostic : doclint(sources, output)) {
            Path file = Path.of(diagnostic.getSource().toUri());
            String line = Files.readAllLines(file).get((int) diagnostic.getLineNumber() - 1);
            String message = diagnostic.getMessage(Locale.ROOT);
            if (!message.startsWith("no @param")
                    || !COMPACT_CONSTRUCTOR.matcher(line).matches()) {
                missing.add(sources.relativize(file) + ":" + diagnostic.getLineNumber() + " " + message);
            }
        }
        assertThat(missing).isEmpty();
    }

    private static List<Diagnostic<? extends JavaFileObject>> doclint(Path sources, Path output) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (Stream<Path> tree = Files.walk(sources);
                StandardJavaFileManager files = compiler.getStandardFileManager(found, Locale.ROOT, null)) {
            List<Path> units =
                    tree.filter(path -> path.toString().endsWith(".java")).toList();
            List<String> options = List.of(
                    "-Xdoclint:missing/protected",
                    "-Xmaxwarns",
                    "10000",
                    "-proc:none",
                    "-d",
                    output.toString(),
                    "-classpath",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
            compiler.getTask(null, files, found, options, null, files.getJavaFileObjectsFromPaths(units))
                    .call();
        }
        return found.getDiagnostics();
    }
}
