// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The compiled classes of the published modules. They meet on one class path only in this module's tests. */
final class House {
    static final String[] API = {
        "io.mlops4j.artifact..",
        "io.mlops4j.audit..",
        "io.mlops4j.common..",
        "io.mlops4j.error..",
        "io.mlops4j.governance..",
        "io.mlops4j.lineage..",
        "io.mlops4j.registry..",
        "io.mlops4j.spi..",
        "io.mlops4j.tracking..",
    };
    static final String CORE = "io.mlops4j.core..";
    static final String DRIFT = "io.mlops4j.drift..";
    static final String FS = "io.mlops4j.fs..";
    static final String JDBC = "io.mlops4j.jdbc..";
    static final String TESTKIT = "io.mlops4j.testkit..";

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.mlops4j");

    private House() {}
}
