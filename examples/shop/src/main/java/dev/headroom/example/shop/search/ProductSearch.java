package dev.headroom.example.shop.search;

import dev.headroom.example.shop.catalog.Product;
import java.util.List;

/** Finds products by the words of their names. */
public interface ProductSearch {

    /** Products whose name has, for each word of the query, a word that starts with it, in any case; by id. */
    List<Product> find(String query);
}
