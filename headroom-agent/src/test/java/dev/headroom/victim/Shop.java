package dev.headroom.victim;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What every victim sells: one order is three executions and a mebibyte of garbage. */
final class Shop implements AutoCloseable {
    static final int EXECUTIONS_PER_ORDER = 3;

    private static final int MEBIBYTE = 1 << 20;

    private final HikariDataSource pool;
    volatile byte[] lastPage = new byte[0];

    Shop() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:shop");
        config.setMaximumPoolSize(2);
        config.setInitializationFailTimeout(60_000);
        pool = new HikariDataSource(config);
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE orders (id INT PRIMARY KEY, name VARCHAR(20), seen INT DEFAULT 0)");
            for (int id = 1; id <= 20; id++) {
                statement.addBatch("INSERT INTO orders (id, name) VALUES (" + id + ", 'order')");
            }
            statement.executeBatch();
        }
    }

    String order(int id) throws SQLException {
        lastPage = new byte[MEBIBYTE];
        try (Connection connection = pool.getConnection()) {
            String name = select(connection, id);
            touch(connection, id);
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(
                            "SELECT   count(*) FROM orders\n WHERE id IN (" + id + ", 2, 3) AND name <> 'it''s'")) {
                rows.next();
                return name + rows.getInt(1);
            }
        }
    }

    /** The names of the first orders, each asked for while the list is still being read. */
    String namesOneByOne(int orders) throws SQLException {
        StringBuilder names = new StringBuilder();
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT id FROM orders WHERE id <= ?")) {
            statement.setInt(1, orders);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.append(select(connection, rows.getInt(1)));
                }
            }
        }
        return names.toString();
    }

    /** Reads one row of many. */
    String firstName(int orders) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT name FROM orders WHERE id <= ?")) {
            statement.setInt(1, orders);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : "none";
            }
        }
    }

    private static String select(Connection connection, int id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT name FROM orders WHERE id = ?")) {
            statement.setInt(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : "none";
            }
        }
    }

    private static void touch(Connection connection, int id) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE orders SET seen = seen + 1 WHERE id = ?")) {
            statement.setInt(1, id);
            statement.executeUpdate();
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
