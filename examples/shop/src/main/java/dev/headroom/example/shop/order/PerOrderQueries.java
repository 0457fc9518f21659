package dev.headroom.example.shop.order;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Reads the orders, then the lines of each. */
public final class PerOrderQueries implements OrderList {

    private final DataSource dataSource;

    public PerOrderQueries(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public List<Order> latest(int customerId) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT id, customer_id, placed_on, status"
                        + " FROM orders WHERE customer_id = ? ORDER BY id DESC LIMIT " + SHOWN)) {
            select.setInt(1, customerId);
            List<Order> orders = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    int orderId = row.getInt(1);
                    List<OrderLine> lines = lines(connection, orderId);
                    orders.add(new Order(orderId, row.getInt(2), row.getString(3), row.getString(4), lines));
                }
            }
            return orders;
        }
    }

    private static List<OrderLine> lines(Connection connection, int orderId) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT l.product_id, p.name, l.quantity, l.unit_cents FROM order_lines l"
                        + " JOIN products p ON p.id = l.product_id WHERE l.order_id = ? ORDER BY l.line_no")) {
            select.setInt(1, orderId);
            List<OrderLine> lines = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) { // planted: n-plus-one-queries
                while (row.next()) {
                    lines.add(new OrderLine(row.getInt(1), row.getString(2), row.getInt(3), row.getLong(4)));
                }
            }
            return lines;
        }
    }
}
