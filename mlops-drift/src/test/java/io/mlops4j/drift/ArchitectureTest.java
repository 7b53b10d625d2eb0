// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.Serializable;
import org.junit.jupiter.api.Test;

/** Who may lean on whom. Plain tests, since surefire skips ArchUnit's own fields in silence. */
class ArchitectureTest {
    private static final JavaClasses DRIFT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.mlops4j.drift");

    /** Each package is a slice of its own, the top one too. */
    private static final SliceAssignment EACH_PACKAGE = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return type.getPackageName().startsWith("io.mlops4j.drift")
                    ? SliceIdentifier.of(type.getPackageName())
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "each package";
        }
    };

    @Test
    void packagesHaveNoCycles() {
        slices().assignedFrom(EACH_PACKAGE).should().beFreeOfCycles().check(DRIFT);
    }

    @Test
    void onlyTheArrowPackageKnowsArrow() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.mlops4j.drift.arrow")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.arrow..")
                .check(DRIFT);
        classes()
                .that()
                .haveSimpleName("ArrowColumns")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.arrow..")
                .check(DRIFT);
    }

    @Test
    void kernelLawsAndStatisticsArePure() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.mlops4j.drift.kernel..",
                        "io.mlops4j.drift.law..",
                        "io.mlops4j.drift.resampling..",
                        "io.mlops4j.drift.statistic..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.io..",
                                "java.nio..",
                                "java.net..",
                                "java.time..",
                                "java.util.concurrent..",
                                "java.util.random..",
                                "org.slf4j..")
                        // A mark that values bear, and nothing that could be called.
                        .and(not(type(Serializable.class))))
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Math.class, "random")
                .check(DRIFT);
    }

    @Test
    void kernelLeansOnNothingButTheJdk() {
        classes()
                .that()
                .resideInAPackage("io.mlops4j.drift.kernel")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "io.mlops4j.drift.kernel")
                .check(DRIFT);
    }

    @Test
    void arrowIsReadWithoutNioBuffers() {
        noClasses()
                .should()
                .callMethodWhere(JavaCall.Predicates.target(name("nioBuffer")))
                .check(DRIFT);
    }
}
