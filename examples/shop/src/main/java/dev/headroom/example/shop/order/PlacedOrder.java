package dev.headroom.example.shop.order;

/** An order just taken. */
public record PlacedOrder(int id, int customerId, int productId, int quantity, long totalCents) {}
