package dev.headroom.example.shop.stock;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** Asks the warehouse database over a connection of its own. */
public final class DirectStockLevels implements StockLevels {

    private final String jdbcUrl;
    private final String user;
    private final String password;

    public DirectStockLevels(String jdbcUrl, String user, String password) {
        this.jdbcUrl = jdbcUrl;
        this.user = user;
        this.password = password;
    }

    @Override
    public List<StockLevel> of(int productId) throws SQLException {
        // planted: unpooled-connection
        try (Connection connection = DriverManager.getConnection(jdbcUrl, user, password)) {
            return StockLevel.read(connection, productId);
        }
    }
}
