// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.house;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import org.junit.jupiter.api.Test;

/** Deciders, codecs, statistics and kernels give the same answer to the same input, whenever and wherever asked. */
class PurityTest {
    private static final String[] PURE = {
        "io.mlops4j.core.codec..",
        "io.mlops4j.core.collection..",
        "io.mlops4j.core.decision..",
        "io.mlops4j.core.gate..",
        "io.mlops4j.core.html..",
        "io.mlops4j.core.merkle..",
        "io.mlops4j.core.rule..",
        "io.mlops4j.core.state..",
        "io.mlops4j.core.words..",
        "io.mlops4j.drift.codec..",
        "io.mlops4j.drift.column..",
        "io.mlops4j.drift.kernel..",
        "io.mlops4j.drift.law..",
        "io.mlops4j.drift.resampling..",
        "io.mlops4j.drift.statistic..",
    };

    /** A pure package that is renamed would slip out of the rules below. */
    @Test
    void everyPurePackageExists() {
        assertThat(PURE).allMatch(name -> House.CLASSES.stream().anyMatch(resideInAPackage(name)));
    }

    @Test
    void noInputOutputLoggingOrThreads() {
        pure().should()
                .dependOnClassesThat(
                        nameMatching("java\\.(net|nio\\.channels|nio\\.file|util\\.concurrent|util\\.logging)\\..*"
                                + "|java\\.io\\.(Console|File.*|PrintStream|RandomAccessFile)"
                                + "|java\\.lang\\.(Process.*|Runtime|Thread.*)"
                                + "|org\\.slf4j\\..*"))
                .check(House.CLASSES);
    }

    @Test
    void noClock() {
        pure().should()
                .dependOnClassesThat(nameMatching("java\\.time\\.(Clock|InstantSource)"))
                .orShould()
                .callMethodWhere(target(nameMatching("now")).and(target(owner(resideInAPackage("java.time..")))))
                .orShould()
                .callMethodWhere(target(owner(nameMatching("java\\.lang\\.System")))
                        .and(target(nameMatching("currentTimeMillis|nanoTime|getenv|getProperty|getProperties"))))
                .check(House.CLASSES);
    }

    @Test
    void noChance() {
        pure().should()
                .dependOnClassesThat(
                        nameMatching("java\\.util\\.(Random|SplittableRandom)|java\\.security\\.SecureRandom"))
                .orShould()
                .callMethodWhere(target(nameMatching("random|randomUUID")))
                .check(House.CLASSES);
    }

    private static GivenClassesConjunction pure() {
        return noClasses().that().resideInAnyPackage(PURE);
    }
}
