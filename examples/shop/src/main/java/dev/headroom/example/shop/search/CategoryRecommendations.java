package dev.headroom.example.shop.search;

import dev.headroom.example.shop.catalog.Catalog;
import dev.headroom.example.shop.catalog.Product;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Scores the products of the same category, and tells the log of each. */
public final class CategoryRecommendations implements Recommendations {

    private static final Logger LOG = LoggerFactory.getLogger(CategoryRecommendations.class);
    private static final int SHOWN = 5;

    private final Catalog catalog;

    public CategoryRecommendations(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public List<Recommendation> beside(Product product) {
        List<Recommendation> scored = new ArrayList<>();
        for (Product candidate : catalog.inCategory(product.category())) {
            if (candidate.id() != product.id()) {
                Recommendation recommendation = Recommendation.of(candidate, product);
                // planted: logging-in-hot-path
                LOG.info("Candidate " + candidate + " beside " + product.sku() + " scores " + recommendation.score());
                scored.add(recommendation);
            }
        }
        scored.sort(Comparator.comparingInt(Recommendation::score).reversed());
        return scored.subList(0, Math.min(SHOWN, scored.size()));
    }
}
