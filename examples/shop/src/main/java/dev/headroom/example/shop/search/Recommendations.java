package dev.headroom.example.shop.search;

import dev.headroom.example.shop.catalog.Product;
import java.util.List;

/** Products that go with a product. */
public interface Recommendations {

    /** The best five of the product's category, best first; between equals the lower id. */
    List<Recommendation> beside(Product product);
}
