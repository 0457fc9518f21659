package dev.headroom.example.shop.stock;

import java.sql.SQLException;
import java.util.List;

/** The stock of products, as the database has it now. */
public interface StockLevels {

    /** The product's stock by warehouse; empty when there is no such product. */
    List<StockLevel> of(int productId) throws SQLException;
}
