package dev.headroom.example.shop.customer;

import dev.headroom.example.shop.catalog.Catalog;
import dev.headroom.example.shop.catalog.Product;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the map as large as the catalogue from the start. */
public final class SizedTally implements ProductTally {

    private static final double LOAD_FACTOR = 0.75;

    private final Catalog catalog;

    public SizedTally(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Map<Integer, Integer> pieces(List<Purchase> purchases) {
        int capacity = (int) Math.ceil(catalog.products().size() / LOAD_FACTOR);
        Map<Integer, Integer> pieces = new HashMap<>(capacity);
        for (Product product : catalog.products()) {
            pieces.put(product.id(), 0);
        }
        for (Purchase purchase : purchases) {
            pieces.merge(purchase.productId(), purchase.quantity(), Integer::sum);
        }
        return pieces;
    }
}
