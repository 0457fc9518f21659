package dev.headroom.junit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Orders with their lines in an H2 database behind a HikariCP pool. Thread-safe. */
final class Shop implements AutoCloseable {
    static final int ORDERS = 20;

    private final HikariDataSource pool;

    private Shop(HikariDataSource pool) {
        this.pool = pool;
    }

    static Shop open() {
        var config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:");
        config.setMaximumPoolSize(1);
        var shop = new Shop(new HikariDataSource(config));
        shop.execute("CREATE TABLE orders(id INT PRIMARY KEY, customer INT)");
        shop.execute("CREATE TABLE lines(order_id INT, product INT)");
        for (int id = 1; id <= ORDERS; id++) {
            shop.execute("INSERT INTO orders VALUES (" + id + ", 7)");
            shop.execute("INSERT INTO lines VALUES (" + id + ", " + id * 10 + ")");
        }
        return shop;
    }

    List<Integer> orders(int customer) {
        return numbers("SELECT id FROM orders WHERE customer = ?", customer);
    }

    List<Integer> lines(int order) {
        return numbers("SELECT product FROM lines WHERE order_id = ?", order);
    }

    /** One query for the orders, and one for each of them. */
    List<Integer> productsOneByOne(int customer) {
        List<Integer> products = new ArrayList<>();
        for (int order : orders(customer)) {
            products.addAll(lines(order));
        }
        return products;
    }

    List<Integer> productsAtOnce(int customer) {
        return numbers("SELECT product FROM lines JOIN orders ON order_id = id WHERE customer = ?", customer);
    }

    private List<Integer> numbers(String sql, int argument) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, argument);
            List<Integer> numbers = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    numbers.add(rows.getInt(1));
                }
            }
            return numbers;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void execute(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
