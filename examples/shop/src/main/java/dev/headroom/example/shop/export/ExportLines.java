package dev.headroom.example.shop.export;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Reads what an export holds: the lines of a customer's shipped orders. New orders are not shipped yet. */
public final class ExportLines {

    private static final String SHIPPED = "SELECT o.id, o.placed_on, c.name, p.sku, p.name, l.quantity, l.unit_cents"
            + " FROM orders o JOIN customers c ON c.id = o.customer_id JOIN order_lines l ON l.order_id = o.id"
            + " JOIN products p ON p.id = l.product_id WHERE o.customer_id = ? AND o.status = 'SHIPPED'"
            + " ORDER BY o.id, l.line_no";

    private final DataSource dataSource;

    public ExportLines(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The lines by order and place in it; empty when there is no such customer. */
    public List<ExportLine> of(int customerId) throws SQLException {
        List<ExportLine> lines = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(SHIPPED)) {
            select.setInt(1, customerId);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    lines.add(new ExportLine(
                            row.getInt(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getInt(6),
                            row.getLong(7)));
                }
            }
        }
        return lines;
    }
}
