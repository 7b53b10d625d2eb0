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

/** As {@link EveryDatabase}, for tests that kill or cut off a server. The constructor takes a {@link TestDatabase.Server}. */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Tag("database")
@ParameterizedClass(name = "{0}")
@MethodSource("io.mlops4j.jdbc.database.TestDatabases#servers")
public @interface EveryServer {}
