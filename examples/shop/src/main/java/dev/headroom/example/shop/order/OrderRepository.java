package dev.headroom.example.shop.order;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Takes orders and finds them again. */
public final class OrderRepository {

    private static final String BY_ID = "SELECT " + OrderRows.COLUMNS
            + " FROM orders o JOIN order_lines l ON l.order_id = o.id JOIN products p ON p.id = l.product_id"
            + " WHERE o.id = ? ORDER BY l.line_no";

    private final DataSource dataSource;
    private final Clock clock;

    public OrderRepository(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    public Optional<Order> find(int orderId) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(BY_ID)) {
            select.setInt(1, orderId);
            try (ResultSet row = select.executeQuery()) {
                List<Order> orders = OrderRows.fold(row);
                return orders.stream().findFirst();
            }
        }
    }

    /** Takes an order of one line; empty when there is no such customer or product. */
    public Optional<PlacedOrder> place(int customerId, int productId, int quantity) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Optional<PlacedOrder> placed = insert(connection, customerId, productId, quantity);
                connection.commit();
                return placed;
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private Optional<PlacedOrder> insert(Connection connection, int customerId, int productId, int quantity)
            throws SQLException {
        long unitCents;
        try (PreparedStatement price = connection.prepareStatement(
                "SELECT p.price_cents FROM products p, customers c WHERE p.id = ? AND c.id = ?")) {
            price.setInt(1, productId);
            price.setInt(2, customerId);
            try (ResultSet row = price.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                unitCents = row.getLong(1);
            }
        }
        int orderId = insertOrder(connection, customerId);
        try (PreparedStatement line = connection.prepareStatement(
                "INSERT INTO order_lines (order_id, line_no, product_id, quantity, unit_cents) VALUES (?, 1, ?, ?, ?)")) {
            line.setInt(1, orderId);
            line.setInt(2, productId);
            line.setInt(3, quantity);
            line.setLong(4, unitCents);
            line.executeUpdate();
        }
        return Optional.of(new PlacedOrder(orderId, customerId, productId, quantity, unitCents * quantity));
    }

    private int insertOrder(Connection connection, int customerId) throws SQLException {
        try (PreparedStatement order = connection.prepareStatement(
                "INSERT INTO orders (customer_id, placed_on, status) VALUES (?, ?, 'PLACED')", new String[] {"id"})) {
            order.setInt(1, customerId);
            order.setDate(2, Date.valueOf(LocalDate.now(clock)));
            order.executeUpdate();
            try (ResultSet keys = order.getGeneratedKeys()) {
                if (!keys.next()) {
                    throw new SQLException("The database gave no id for the new order.");
                }
                return keys.getInt(1);
            }
        }
    }
}
