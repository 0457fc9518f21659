/**
 * What is for sale: the catalogue in memory and the product pages. Start at
 * {@link dev.headroom.example.shop.catalog.Catalog}.
 */
@NullMarked
package dev.headroom.example.shop.catalog;

import org.jspecify.annotations.NullMarked;
