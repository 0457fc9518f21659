package dev.headroom.example.shop.stock;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Asks the warehouse database over a connection of the pool. */
public final class PooledStockLevels implements StockLevels {

    private final DataSource pool;

    public PooledStockLevels(DataSource pool) {
        this.pool = pool;
    }

    @Override
    public List<StockLevel> of(int productId) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return StockLevel.read(connection, productId);
        }
    }
}
