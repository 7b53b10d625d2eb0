// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may lean on whom. Arrows point only upward: api, then core and drift, then the backends, then the testkit. */
class ModuleRulesTest {
    private static final String[] JDK_AND_JSPECIFY = {"java..", "org.jspecify.annotations.."};

    @Test
    void noPackageCycles() {
        slices().matching("io.mlops4j.(**)").should().beFreeOfCycles().check(House.CLASSES);
    }

    @Test
    void apiLeansOnTheJdkAndJspecifyOnly() {
        mayUse(House.API);
    }

    @Test
    void coreLeansOnApi() {
        mayUse(new String[] {House.CORE}, House.API, "com.fasterxml.jackson.core..", "org.slf4j");
    }

    @Test
    void driftLeansOnApi() {
        mayUse(
                new String[] {House.DRIFT},
                House.API,
                "org.apache.arrow..",
                "com.fasterxml.jackson.core..",
                "org.apache.commons.statistics..",
                "org.apache.commons.numbers..");
    }

    @ParameterizedTest
    @ValueSource(strings = {House.FS, House.JDBC})
    void backendsLeanOnApiAndCore(String backend) {
        mayUse(
                new String[] {backend},
                House.API,
                House.CORE,
                "com.fasterxml.jackson.core..",
                "org.slf4j",
                "java.sql..",
                "javax.sql..");
    }

    @Test
    void testkitLeansOnApiAndCore() {
        mayUse(new String[] {House.TESTKIT}, House.API, House.CORE, "org.junit.jupiter.api..", "org.opentest4j..");
    }

    @Test
    void everyPackageIsInOneJar() {
        Map<String, Set<String>> jars = new TreeMap<>();
        for (JavaClass type : House.CLASSES) {
            String file = type.getSource().orElseThrow().getUri().toString();
            String root =
                    file.substring(0, file.lastIndexOf(type.getPackageName().replace('.', '/')));
            jars.computeIfAbsent(type.getPackageName(), name -> new TreeSet<>()).add(root);
        }
        jars.values().removeIf(roots -> roots.size() == 1);
        assertThat(jars).isEmpty();
    }

    private static void mayUse(String[] packages, Object... others) {
        String[] allowed = Stream.concat(
                        Stream.of(packages, JDK_AND_JSPECIFY).flatMap(Stream::of),
                        Stream.of(others)
                                .flatMap(other ->
                                        other instanceof String[] many ? Stream.of(many) : Stream.of((String) other)))
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAnyPackage(packages)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .check(House.CLASSES);
    }
}
