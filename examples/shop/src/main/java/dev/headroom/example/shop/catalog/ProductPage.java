package dev.headroom.example.shop.catalog;

/** A product as its own page shows it to one group of visitors, in their currency. */
public record ProductPage(
        int id,
        String sku,
        String name,
        String category,
        String description,
        Currency currency,
        PriceGroup priceGroup,
        long priceCents) {}
