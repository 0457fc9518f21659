/**
 * How many of a product lie in which warehouse. Start at {@link dev.headroom.example.shop.stock.StockLevels}.
 */
@NullMarked
package dev.headroom.example.shop.stock;

import org.jspecify.annotations.NullMarked;
