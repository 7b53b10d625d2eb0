// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.migration;

import io.mlops4j.jdbc.database.JdbcUrl;
import io.mlops4j.jdbc.dialect.Dialect;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** A host that stands still when it comes to a statement of its migration, until it is killed. */
final class DyingHost {
    private static final AtomicInteger STATEMENTS = new AtomicInteger();

    private DyingHost() {}

    /** Migrates the database of a URL up to the statement of a number, 1 for the first. */
    public static void main(String... arguments) throws SQLException {
        DataSource database = new JdbcUrl(arguments[0]);
        int last = Integer.parseInt(arguments[1]);
        Dialect dialect;
        try (Connection connection = database.getConnection()) {
            dialect = Dialect.of(connection);
        }
        DataSource stopping = proxy(DataSource.class, database, (proxy, method, values) -> {
            Object result = call(database, method, values);
            return result instanceof Connection connection ? stopping(connection, last) : result;
        });
        SchemaMigrations.of(dialect, TablePrefix.DEFAULT).run(stopping, SchemaMode.MIGRATE);
        System.out.println("done");
    }

    private static Connection stopping(Connection connection, int last) {
        return proxy(Connection.class, connection, (proxy, method, values) -> {
            Object result = call(connection, method, values);
            return method.getName().equals("createStatement") ? stopping((Statement) result, last) : result;
        });
    }

    private static Statement stopping(Statement statement, int last) {
        return proxy(Statement.class, statement, (proxy, method, values) -> {
            if (method.getName().equals("execute") && STATEMENTS.incrementAndGet() == last) {
                System.out.println("at statement " + last);
                while (true) {
                    LockSupport.park();
                }
            }
            return call(statement, method, values);
        });
    }

    private static Object call(Object target, Method method, Object[] values) throws Throwable {
        try {
            return method.invoke(target, values);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, Object target, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(target.getClass().getClassLoader(), new Class<?>[] {type}, handler));
    }
}
