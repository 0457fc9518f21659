package dev.headroom.example.shop.stock;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** How many pieces of a product one warehouse has. */
public record StockLevel(String warehouse, int pieces) {

    static List<StockLevel> read(Connection connection, int productId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT warehouse, pieces FROM stock WHERE product_id = ? ORDER BY warehouse")) {
            select.setInt(1, productId);
            List<StockLevel> levels = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    levels.add(new StockLevel(row.getString(1), row.getInt(2)));
                }
            }
            return levels;
        }
    }
}
