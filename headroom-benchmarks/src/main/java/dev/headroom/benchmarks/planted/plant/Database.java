package dev.headroom.benchmarks.planted.plant;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** H2 in memory behind HikariCP, with a function that takes as long as it is told. */
public final class Database {

    private static final int ENOUGH_CONNECTIONS = 16;
    private static final String PRICE = "SELECT price FROM item WHERE id = ? AND linger(?) = 0";

    private Database() {}

    /** The alias in H2. */
    public static int linger(long nanos) {
        Burn.sleep(nanos);
        return 0;
    }

    static Plant slowStatements() throws SQLException {
        HikariDataSource pool = open("sql", ENOUGH_CONNECTIONS);
        return new Plant() {
            @Override
            public long work(boolean chosen) throws SQLException {
                try (Connection connection = pool.getConnection();
                        PreparedStatement statement = connection.prepareStatement(PRICE)) {
                    statement.setInt(1, 1);
                    statement.setLong(2, chosen ? Plants.WAIT_NANOS : 0);
                    long start = System.nanoTime();
                    readAll(statement);
                    return System.nanoTime() - start;
                }
            }

            @Override
            public void close() {
                pool.close();
            }
        };
    }

    static Plant onlyConnection() throws SQLException {
        HikariDataSource pool = open("pool", 1);
        return new Plant() {
            @Override
            public long work(boolean chosen) throws SQLException {
                long start = System.nanoTime();
                try (Connection connection = pool.getConnection()) {
                    long waited = System.nanoTime() - start;
                    read(connection);
                    return waited;
                }
            }

            @Override
            public void export() throws SQLException {
                try (Connection connection = pool.getConnection()) {
                    read(connection);
                    Burn.sleep(Plants.WAIT_NANOS);
                }
            }

            private void read(Connection connection) throws SQLException {
                try (PreparedStatement statement = connection.prepareStatement(PRICE)) {
                    statement.setInt(1, 1);
                    statement.setLong(2, 0);
                    readAll(statement);
                }
            }

            @Override
            public void close() {
                pool.close();
            }
        };
    }

    private static void readAll(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                rows.getInt(1);
            }
        }
    }

    private static HikariDataSource open(String name, int connections) throws SQLException {
        var config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
        config.setMaximumPoolSize(connections);
        var pool = new HikariDataSource(config);
        try (Connection connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE item (id INT PRIMARY KEY, price INT)");
            statement.execute("INSERT INTO item VALUES (1, 42)");
            statement.execute("CREATE ALIAS linger FOR \"" + Database.class.getName() + ".linger\"");
        }
        return pool;
    }
}
