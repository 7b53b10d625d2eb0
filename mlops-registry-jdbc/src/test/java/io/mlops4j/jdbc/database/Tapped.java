// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import javax.sql.DataSource;

/** Data sources with somebody between the library and the driver, who sees every call and may do another thing instead. */
public final class Tapped {
    private Tapped() {}

    /** Who is between. */
    @FunctionalInterface
    public interface Tap {
        /** Does a call of a data source, a connection or a statement, by {@code call} or in its own way. */
        Object call(Object target, Method method, Call call) throws Throwable;
    }

    /** The call as the driver would do it. */
    @FunctionalInterface
    public interface Call {
        /** Does it. */
        Object run() throws Throwable;
    }

    /** Puts somebody between. */
    public static DataSource over(DataSource source, Tap tap) {
        return tapped(DataSource.class, source, tap);
    }

    private static <T> T tapped(Class<T> type, Object target, Tap tap) {
        return type.cast(Proxy.newProxyInstance(
                target.getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, values) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return invoke(target, method, values);
                    }
                    Object result = tap.call(target, method, () -> invoke(target, method, values));
                    if (result instanceof Connection) {
                        return tapped(Connection.class, result, tap);
                    }
                    if (result instanceof PreparedStatement) {
                        return tapped(PreparedStatement.class, result, tap);
                    }
                    return result instanceof Statement ? tapped(Statement.class, result, tap) : result;
                }));
    }

    private static Object invoke(Object target, Method method, Object[] values) throws Throwable {
        try {
            return method.invoke(target, values);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
