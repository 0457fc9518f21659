/**
 * The tables and the rows they start with, the same at every start. Start at
 * {@link dev.headroom.example.shop.data.ShopDatabase}.
 */
@NullMarked
package dev.headroom.example.shop.data;

import org.jspecify.annotations.NullMarked;
