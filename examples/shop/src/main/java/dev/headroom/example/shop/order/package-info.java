/**
 * Orders: placed and found in {@link dev.headroom.example.shop.order.OrderRepository}, listed by
 * {@link dev.headroom.example.shop.order.OrderList}.
 */
@NullMarked
package dev.headroom.example.shop.order;

import org.jspecify.annotations.NullMarked;
