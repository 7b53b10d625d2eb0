// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.documentation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The import rules of the house, over the classes of every published module. */
class HouseRulesTest {
    private static final String[] API = {
        "io.mlops4j.common..",
        "io.mlops4j.error..",
        "io.mlops4j.artifact..",
        "io.mlops4j.tracking..",
        "io.mlops4j.registry..",
        "io.mlops4j.governance..",
        "io.mlops4j.audit..",
        "io.mlops4j.spi.."
    };
    private static final String CORE = "io.mlops4j.core..";
    private static final String DRIFT = "io.mlops4j.drift..";
    private static final String FS = "io.mlops4j.fs..";
    private static final String JDBC = "io.mlops4j.jdbc..";
    private static final String TESTKIT = "io.mlops4j.testkit..";

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.mlops4j");

    @Test
    @DisplayName("there is something to judge in every module")
    void everyModuleIsHere() {
        Set<String> jars = new TreeSet<>();
        HOUSE.forEach(type -> jars.add(jar(type)));
        assertThat(jars).hasSize(6);
    }

    @Test
    @DisplayName("no package depends on itself by a detour")
    void noPackageCycles() {
        slices().matching("io.mlops4j.(**)").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    @DisplayName("no package is in two jars")
    void noSplitPackages() {
        Map<String, Set<String>> jarsByPackage = new TreeMap<>();
        for (JavaClass type : HOUSE) {
            jarsByPackage
                    .computeIfAbsent(type.getPackageName(), name -> new TreeSet<>())
                    .add(jar(type));
        }
        assertThat(jarsByPackage).allSatisfy((name, jars) -> assertThat(jars).hasSize(1));
    }

    @Test
    @DisplayName("each module leans on what the house plan lists for it, and on nothing else")
    void modulesAreLean() {
        leansOnly(API);
        leansOnly(new String[] {CORE}, with(API, "com.fasterxml.jackson.core..", "org.slf4j.."));
        leansOnly(
                new String[] {DRIFT},
                with(API, "com.fasterxml.jackson.core..", "org.apache.arrow..", "org.apache.commons.."));
        leansOnly(new String[] {FS, JDBC}, with(API, CORE));
        leansOnly(new String[] {TESTKIT}, with(API, CORE, "org.junit.jupiter.api..", "org.opentest4j.."));
    }

    @Test
    @DisplayName("drift and the backends never see each other, and nobody in production sees the testkit")
    void arrowsPointUpward() {
        noClasses()
                .that()
                .resideInAPackage(DRIFT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CORE, FS, JDBC, TESTKIT)
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage(FS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DRIFT, JDBC, TESTKIT)
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage(JDBC)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DRIFT, FS, TESTKIT)
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage(TESTKIT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DRIFT, FS, JDBC)
                .check(HOUSE);
    }

    @Test
    @DisplayName("Arrow stays in one package, SQL in one module, files in the directory backend and the artifact code")
    void confinement() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.mlops4j.drift.arrow")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.arrow..")
                .check(HOUSE);
        noClasses()
                .that()
                .resideOutsideOfPackage(JDBC)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..")
                .check(HOUSE);
        noClasses()
                .that()
                .resideOutsideOfPackages(FS, "io.mlops4j.core.artifact")
                .and()
                .doNotHaveFullyQualifiedName("io.mlops4j.core.tracking.GitCommit")
                .and()
                .doNotHaveFullyQualifiedName("io.mlops4j.core.tracking.HostEnvironment")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.nio.file.Files")
                .check(HOUSE);
    }

    @Test
    @DisplayName("the pure packages do no I/O and know no clock, thread, log or randomness")
    void purity() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.mlops4j.core.state",
                        "io.mlops4j.core.rule",
                        "io.mlops4j.core.decision",
                        "io.mlops4j.core.merkle",
                        "io.mlops4j.core.codec",
                        "io.mlops4j.drift.statistic",
                        "io.mlops4j.drift.kernel")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.nio.file..", "java.net..", "java.util.concurrent..", "java.util.random..", "org.slf4j..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.util.Random.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .check(HOUSE);
    }

    @Test
    @DisplayName("nothing reads Java-serialised objects, and nothing but jackson-core touches JSON")
    void noObjectStreams() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("com.fasterxml.jackson.databind.ObjectMapper")
                .check(HOUSE);
        noClasses()
                .should()
                .callMethod(java.io.ObjectInputStream.class, "readObject")
                .check(HOUSE);
    }

    private static void leansOnly(String[] packages, String... on) {
        classes()
                .that()
                .resideInAnyPackage(packages)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(with(with(packages, on), "java..", "org.jspecify.."))
                .check(HOUSE);
    }

    private static String jar(JavaClass type) {
        String uri = type.getSource().orElseThrow().getUri().toString();
        return uri.substring(0, uri.indexOf("io/mlops4j/"));
    }

    private static String[] with(String[] some, String... more) {
        String[] all = new String[some.length + more.length];
        System.arraycopy(some, 0, all, 0, some.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }
}
