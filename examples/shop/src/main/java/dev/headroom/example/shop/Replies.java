package dev.headroom.example.shop;

import dev.headroom.example.shop.catalog.Product;
import dev.headroom.example.shop.order.Order;
import dev.headroom.example.shop.search.Recommendation;
import dev.headroom.example.shop.stock.StockLevel;
import java.util.List;

/** The bodies of answers that are more than a value of the shop. */
final class Replies {

    record Health(String status, int keptPages) {}

    record Failure(String error) {}

    record CustomerOrders(int customerId, List<Order> orders) {}

    record Found(String query, int total, List<Product> first) {}

    record Recommended(int productId, List<Recommendation> recommendations) {}

    record Stock(int productId, int pieces, List<StockLevel> warehouses) {}

    private Replies() {}
}
