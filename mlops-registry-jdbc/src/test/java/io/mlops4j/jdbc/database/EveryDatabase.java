// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the tests of a class on every database. The class takes a {@link TestDatabase} in its constructor. The module {@code
 * integration/mariadb} runs the same classes on MariaDB.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Tag("database")
@ParameterizedClass(name = "{0}")
@MethodSource("io.mlops4j.jdbc.database.TestDatabases#all")
public @interface EveryDatabase {}
