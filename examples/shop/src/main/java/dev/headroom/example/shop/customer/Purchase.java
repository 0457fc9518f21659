package dev.headroom.example.shop.customer;

/** One line of one of a customer's shipped orders. */
public record Purchase(int orderId, String month, int productId, int quantity, long unitCents) {

    long cents() {
        return quantity * unitCents;
    }
}
