package dev.headroom.example.shop.catalog;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps each page as each visitor saw it. */
public final class VisitorPages implements ProductPages {

    private final ProductPageReader reader;
    private final Map<String, ProductPage> pages = new ConcurrentHashMap<>();

    public VisitorPages(ProductPageReader reader) {
        this.reader = reader;
    }

    @Override
    public Optional<ProductPage> page(int productId, Currency currency, String visitor) throws SQLException {
        String key = productId + ":" + currency + ":" + visitor;
        @Nullable ProductPage known = pages.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<ProductPage> page = reader.read(productId, currency, PriceGroup.of(visitor));
        page.ifPresent(made -> pages.put(key, made)); // planted: unbounded-cache
        return page;
    }

    @Override
    public int kept() {
        return pages.size();
    }
}
