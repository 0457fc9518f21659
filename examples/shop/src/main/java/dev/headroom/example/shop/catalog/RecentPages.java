package dev.headroom.example.shop.catalog;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the pages asked for last, by what they depend on: product, currency and price group. */
public final class RecentPages implements ProductPages {

    private record Key(int productId, Currency currency, PriceGroup group) {}

    private static final float LOAD_FACTOR = 0.75f;

    private final ProductPageReader reader;
    private final Map<Key, ProductPage> pages;

    public RecentPages(ProductPageReader reader, int capacity) {
        this.reader = reader;
        this.pages = new LinkedHashMap<>(16, LOAD_FACTOR, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, ProductPage> eldest) {
                return size() > capacity;
            }
        };
    }

    @Override
    public Optional<ProductPage> page(int productId, Currency currency, String visitor) throws SQLException {
        Key key = new Key(productId, currency, PriceGroup.of(visitor));
        @Nullable ProductPage known;
        synchronized (pages) {
            known = pages.get(key);
        }
        if (known != null) {
            return Optional.of(known);
        }
        Optional<ProductPage> page = reader.read(productId, currency, key.group());
        page.ifPresent(made -> {
            synchronized (pages) {
                pages.put(key, made);
            }
        });
        return page;
    }

    @Override
    public int kept() {
        synchronized (pages) {
            return pages.size();
        }
    }
}
