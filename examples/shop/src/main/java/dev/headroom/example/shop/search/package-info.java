/**
 * Finding products: by words in {@link dev.headroom.example.shop.search.ProductSearch}, by likeness in
 * {@link dev.headroom.example.shop.search.Recommendations}.
 */
@NullMarked
package dev.headroom.example.shop.search;

import org.jspecify.annotations.NullMarked;
