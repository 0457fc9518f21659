package dev.headroom.example.shop.catalog;

/** One thing for sale, as lists show it. */
public record Product(int id, String sku, String name, String category, String material, long priceCents) {}
