// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What only few packages may touch, so that it can be replaced, tested or left out there. */
class ConfinementTest {
    @Test
    void onePackageTouchesArrow() {
        Set<String> packages = new TreeSet<>();
        for (JavaClass type : House.CLASSES) {
            if (type.getDirectDependenciesFromSelf().stream()
                    .anyMatch(use -> use.getTargetClass().getPackageName().startsWith("org.apache.arrow"))) {
                packages.add(type.getPackageName());
            }
        }
        assertThat(packages).containsExactly("io.mlops4j.drift.arrow");
    }

    /** Reading values beyond the API of Arrow's vectors can crash a host's JVM, and its memory is the host's choice. */
    @Test
    void nobodyChoosesArrowsMemory() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.arrow.memory.unsafe..", "org.apache.arrow.memory.netty..", "sun..")
                .check(House.CLASSES);
    }

    /** Dates and times are values that rows may hold; with them nobody speaks to a database. */
    @Test
    void onlyTheJdbcBackendSpeaksSql() {
        noClasses()
                .that()
                .resideOutsideOfPackage(House.JDBC)
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..")
                        .and(not(belongToAnyOf(Date.class, Time.class, Timestamp.class))))
                .check(House.CLASSES);
    }

    /**
     * The directory backend, the artifact code of core and of the JDBC backend, the spool of metric points, the auditor's
     * verifier, and what looks at the machine that a run is on or that holds a database's file. Others may name a Path that a
     * user hands in; opening it is what this rule is about.
     */
    @Test
    void fewOpenFiles() {
        noClasses()
                .that()
                .resideOutsideOfPackages(House.FS, "io.mlops4j.core.artifact..", "io.mlops4j.jdbc.content")
                .and(not(nameMatching("io\\.mlops4j\\.core\\.(tracking\\.(GitCommit|HostEnvironment)"
                        + "|buffer\\.(SpoolFile|LineScanner).*|verifier\\.AuditVerifier.*)")))
                .and(not(nameMatching("io\\.mlops4j\\.jdbc\\.dialect\\.NetworkStorage")))
                .should()
                .dependOnClassesThat(nameMatching("java\\.nio\\.file\\.(Files|FileSystems?)|java\\.nio\\.channels\\..*"
                        + "|java\\.io\\.(File.*|RandomAccessFile)"))
                .check(House.CLASSES);
    }

    /** Hosts carry any SLF4J from 1.7 on; its later calls would fail there. */
    @Test
    void logsByTheCallsOfSlf4j17() {
        noClasses()
                .should()
                .callMethodWhere(target(owner(resideInAPackage("org.slf4j")))
                        .and(target(nameMatching("at(Trace|Debug|Info|Warn|Error|Level)|makeLoggingEventBuilder"
                                + "|isEnabledForLevel"))))
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("org.slf4j.spi..", "org.slf4j.event..")
                .check(House.CLASSES);
    }

    /** Bytes of a store or of another process must never choose which classes are made of them. */
    @Test
    void nobodyReadsSerialisedObjects() {
        noClasses()
                .should()
                .callMethodWhere(target(nameMatching("readObject|readUnshared"))
                        .and(target(owner(nameMatching("java\\.io\\.ObjectInputStream")))))
                .check(House.CLASSES);
    }

    /** The same by other doors: what makes objects of classes that its input names. */
    @Test
    void nobodyMakesObjectsOfClassesThatBytesName() {
        noClasses()
                .should()
                .callConstructorWhere(target(owner(assignableTo("java.io.ObjectInputStream"))))
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.beans..", "java.rmi..", "javax.script..", "javax.xml.bind..", "org.yaml..")
                .orShould()
                .callMethodWhere(target(nameMatching("forName|loadClass|defineClass"))
                        .and(target(owner(nameMatching("java\\.lang\\.(Class|ClassLoader)")))))
                .check(House.CLASSES);
    }

    /** Databind on the path of a host's Spark breaks it; streaming alone is stable over many versions. */
    @Test
    void readsJsonByStreamingOnly() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.fasterxml.jackson.databind..", "com.fasterxml.jackson.annotation..", "tools.jackson..")
                .check(House.CLASSES);
    }
}
