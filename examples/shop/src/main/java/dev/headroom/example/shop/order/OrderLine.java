package dev.headroom.example.shop.order;

/** So many of one product, at the price they had. */
public record OrderLine(int productId, String product, int quantity, long unitCents) {}
