package dev.headroom.example.shop;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** What a customer sends to order; numbers may come as text. Without a quantity, one piece. */
record NewOrder(
        @JsonProperty(required = true) int customer,
        @JsonProperty(required = true) int product,
        @Nullable Integer quantity) {

    int pieces() {
        return quantity == null ? 1 : quantity;
    }
}
