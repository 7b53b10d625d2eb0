// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.migration;

/** What to do about the tables when a store is opened. */
public enum SchemaMode {
    /** Creates and alters them as needed, which takes the right to do so. Several hosts may start at once. A newer schema is refused. */
    MIGRATE,
    /** Only looks whether every script was applied, by whomever, and none that this library does not know. */
    VALIDATE,
    /** Trusts the host: not even the history is asked for, so it may be in a table of the host's own migration tool. */
    NONE
}
