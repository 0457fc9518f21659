package dev.headroom.example.shop.customer;

import dev.headroom.example.shop.catalog.Catalog;
import dev.headroom.example.shop.catalog.Product;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lets the map find its size. */
public final class GrowingTally implements ProductTally {

    private final Catalog catalog;

    public GrowingTally(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Map<Integer, Integer> pieces(List<Purchase> purchases) {
        Map<Integer, Integer> pieces = new HashMap<>();
        for (Product product : catalog.products()) {
            pieces.put(product.id(), 0); // planted: unsized-collection
        }
        for (Purchase purchase : purchases) {
            pieces.merge(purchase.productId(), purchase.quantity(), Integer::sum);
        }
        return pieces;
    }
}
