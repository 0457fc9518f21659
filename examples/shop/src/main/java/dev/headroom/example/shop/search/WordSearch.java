package dev.headroom.example.shop.search;

import dev.headroom.example.shop.catalog.Catalog;
import dev.headroom.example.shop.catalog.Product;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Looks for the words of the query in each product's name. */
public final class WordSearch implements ProductSearch {

    private final Catalog catalog;

    public WordSearch(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public List<Product> find(String query) {
        String[] words = query.strip().split("\\s+");
        List<Product> found = new ArrayList<>();
        for (Product product : catalog.products()) {
            if (matches(product, words)) {
                found.add(product);
            }
        }
        return found;
    }

    private static boolean matches(Product product, String[] words) {
        for (String word : words) {
            // planted: regex-compile-in-loop
            Pattern pattern = Pattern.compile("\\b" + Pattern.quote(word), Pattern.CASE_INSENSITIVE);
            if (!pattern.matcher(product.name()).find()) {
                return false;
            }
        }
        return true;
    }
}
