package dev.headroom.example.shop.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Everything for sale, read once and kept in memory without the long descriptions. Immutable. */
public final class Catalog {

    private final List<Product> products;
    private final Map<Integer, Product> byId;
    private final Map<String, List<Product>> byCategory;

    public Catalog(List<Product> products) {
        this.products = List.copyOf(products);
        this.byId = this.products.stream().collect(Collectors.toUnmodifiableMap(Product::id, Function.identity()));
        this.byCategory = this.products.stream()
                .collect(Collectors.groupingBy(
                        Product::category, Collectors.collectingAndThen(Collectors.toList(), list -> list.stream()
                                .sorted(Comparator.comparingInt(Product::id))
                                .toList())));
    }

    public static Catalog load(DataSource dataSource) throws SQLException {
        List<Product> products = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT id, sku, name, category, material, price_cents FROM products ORDER BY id");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                products.add(new Product(
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getLong(6)));
            }
        }
        return new Catalog(products);
    }

    public List<Product> products() {
        return products;
    }

    public Optional<Product> product(int id) {
        return Optional.ofNullable(byId.get(id));
    }

    public List<Product> inCategory(String category) {
        return byCategory.getOrDefault(category, List.of());
    }
}
