package dev.headroom.example.shop.customer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** Sums up what customers have bought. */
public final class CustomerSummaries {

    private static final int MONTH_CHARS = 7;

    private final DataSource dataSource;
    private final SectionMaker sections;

    public CustomerSummaries(DataSource dataSource, SectionMaker sections) {
        this.dataSource = dataSource;
        this.sections = sections;
    }

    public Optional<Summary> of(int customerId, Set<Section> wanted) throws SQLException {
        String name;
        List<Purchase> purchases;
        try (Connection connection = dataSource.getConnection()) {
            Optional<String> found = name(connection, customerId);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            name = found.get();
            purchases = purchases(connection, customerId);
        }
        return Optional.of(new Summary(customerId, name, sections.make(purchases, wanted)));
    }

    private static Optional<String> name(Connection connection, int customerId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT name FROM customers WHERE id = ?")) {
            select.setInt(1, customerId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    private static List<Purchase> purchases(Connection connection, int customerId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT o.id, o.placed_on, l.product_id, l.quantity, l.unit_cents FROM orders o"
                        + " JOIN order_lines l ON l.order_id = o.id WHERE o.customer_id = ? AND o.status = 'SHIPPED'"
                        + " ORDER BY o.id, l.line_no")) {
            select.setInt(1, customerId);
            List<Purchase> purchases = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    purchases.add(new Purchase(
                            row.getInt(1),
                            row.getString(2).substring(0, MONTH_CHARS),
                            row.getInt(3),
                            row.getInt(4),
                            row.getLong(5)));
                }
            }
            return purchases;
        }
    }
}
