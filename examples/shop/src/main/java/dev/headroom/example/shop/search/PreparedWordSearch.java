package dev.headroom.example.shop.search;

import dev.headroom.example.shop.catalog.Catalog;
import dev.headroom.example.shop.catalog.Product;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Makes one pattern for each word of the query, then looks through the names. */
public final class PreparedWordSearch implements ProductSearch {

    private final Catalog catalog;

    public PreparedWordSearch(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public List<Product> find(String query) {
        List<Pattern> patterns = Arrays.stream(query.strip().split("\\s+"))
                .map(word -> Pattern.compile("\\b" + Pattern.quote(word), Pattern.CASE_INSENSITIVE))
                .toList();
        List<Product> found = new ArrayList<>();
        for (Product product : catalog.products()) {
            if (matches(product, patterns)) {
                found.add(product);
            }
        }
        return found;
    }

    private static boolean matches(Product product, List<Pattern> patterns) {
        for (Pattern pattern : patterns) {
            if (!pattern.matcher(product.name()).find()) {
                return false;
            }
        }
        return true;
    }
}
