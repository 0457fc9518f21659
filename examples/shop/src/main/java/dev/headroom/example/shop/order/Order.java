package dev.headroom.example.shop.order;

import java.util.List;

/** An order as its customer sees it; the date is written as ISO 8601 does. */
public record Order(int id, int customerId, String placedOn, String status, List<OrderLine> lines) {

    public Order {
        lines = List.copyOf(lines);
    }

    public long totalCents() {
        long cents = 0;
        for (OrderLine line : lines) {
            cents += line.quantity() * line.unitCents();
        }
        return cents;
    }
}
