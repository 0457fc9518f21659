package dev.headroom.example.shop;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Passes {@code jdbc:counted:X} on to {@code jdbc:X} and counts statements executed and connections opened. */
final class CountedDriver implements Driver, AutoCloseable {

    private static final String PREFIX = "jdbc:counted:";

    final AtomicLong statements = new AtomicLong();
    final AtomicLong connections = new AtomicLong();

    static CountedDriver register() throws SQLException {
        CountedDriver driver = new CountedDriver();
        DriverManager.registerDriver(driver);
        return driver;
    }

    @Override
    public void close() throws SQLException {
        DriverManager.deregisterDriver(this);
    }

    static String counted(String jdbcUrl) {
        return PREFIX + jdbcUrl.substring("jdbc:".length());
    }

    @Override
    public @Nullable Connection connect(String url, Properties properties) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        connections.incrementAndGet();
        Connection real = DriverManager.getConnection("jdbc:" + url.substring(PREFIX.length()), properties);
        return proxy(Connection.class, (proxy, method, arguments) -> {
            Object result = call(real, method, arguments);
            if (result instanceof PreparedStatement prepared) {
                return proxy(PreparedStatement.class, counting(prepared));
            }
            return result instanceof Statement statement ? proxy(Statement.class, counting(statement)) : result;
        });
    }

    private InvocationHandler counting(Statement real) {
        return (proxy, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                statements.incrementAndGet();
            }
            return call(real, method, arguments);
        };
    }

    private static Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith(PREFIX);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }
}
