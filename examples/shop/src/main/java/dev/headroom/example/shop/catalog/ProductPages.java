package dev.headroom.example.shop.catalog;

import java.sql.SQLException;
import java.util.Optional;

/** The pages of single products, kept once they are made. Safe for many threads. */
public interface ProductPages {

    Optional<ProductPage> page(int productId, Currency currency, String visitor) throws SQLException;

    /** How many pages are kept at the moment. */
    int kept();
}
