// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.database;

/** A database to test on. It is started by the first test of a JVM that asks, and stopped at its end. */
public interface TestDatabase {
    /** Names it for people, as the display names of tests do. */
    @Override
    String toString();

    /** Makes an empty schema that nobody else has, without a pool: each connection is opened anew. */
    JdbcUrl fresh();

    /** A database that runs in a process of its own. */
    interface Server extends TestDatabase {
        /** Gives the port on the loopback interface. */
        int port();

        /** Gives access to the schema behind {@code schema} by another port, such as one of a proxy. */
        default JdbcUrl through(JdbcUrl schema, int port) {
            return new JdbcUrl(schema.url().replace(":" + port() + "/", ":" + port + "/"));
        }

        /** Gives a server of the same kind that keeps what it acknowledges when it is killed; by default this one. */
        default Server durable() {
            return this;
        }

        /** Ends the server at once, as {@code kill -9} does. */
        void kill();

        /** Starts the killed server again, at the same port with the same data. */
        void restart();
    }
}
