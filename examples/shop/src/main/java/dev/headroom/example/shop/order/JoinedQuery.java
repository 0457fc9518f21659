package dev.headroom.example.shop.order;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Reads the orders with their lines in one go. */
public final class JoinedQuery implements OrderList {

    private static final String LATEST = "SELECT " + OrderRows.COLUMNS
            + " FROM (SELECT id, customer_id, placed_on, status FROM orders WHERE customer_id = ?"
            + " ORDER BY id DESC LIMIT " + SHOWN + ") o"
            + " JOIN order_lines l ON l.order_id = o.id JOIN products p ON p.id = l.product_id"
            + " ORDER BY o.id DESC, l.line_no";

    private final DataSource dataSource;

    public JoinedQuery(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public List<Order> latest(int customerId) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(LATEST)) {
            select.setInt(1, customerId);
            try (ResultSet row = select.executeQuery()) {
                return OrderRows.fold(row);
            }
        }
    }
}
