package dev.headroom.example.shop.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** Makes a product's page from the database. */
public final class ProductPageReader {

    private final DataSource dataSource;

    public ProductPageReader(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    Optional<ProductPage> read(int productId, Currency currency, PriceGroup group) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT sku, name, category, description, price_cents FROM products WHERE id = ?")) {
            select.setInt(1, productId);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                return Optional.of(new ProductPage(
                        productId,
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        currency,
                        group,
                        group.discounted(currency.fromEuroCents(row.getLong(5)))));
            }
        }
    }
}
