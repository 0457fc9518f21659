package dev.headroom.example.shop.search;

import dev.headroom.example.shop.catalog.Product;

/** A product worth showing beside another, and how alike the two are, 0 to 100. */
public record Recommendation(Product product, int score) {

    private static final int SAME_MATERIAL = 40;
    private static final int SAME_PRICE = 60;

    static Recommendation of(Product candidate, Product beside) {
        long dearer = Math.max(candidate.priceCents(), beside.priceCents());
        long apart = Math.abs(candidate.priceCents() - beside.priceCents());
        int price = dearer == 0 ? SAME_PRICE : (int) (SAME_PRICE - SAME_PRICE * apart / dearer);
        int material = candidate.material().equals(beside.material()) ? SAME_MATERIAL : 0;
        return new Recommendation(candidate, price + material);
    }
}
