/**
 * An ordinary small web shop, the guest on which Headroom is shown: {@link dev.headroom.example.shop.ShopMain} starts
 * it, {@link dev.headroom.example.shop.Shop} wires it. It knows nothing of Headroom.
 */
@NullMarked
package dev.headroom.example.shop;

import org.jspecify.annotations.NullMarked;
