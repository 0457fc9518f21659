package dev.headroom.example.shop.customer;

import dev.headroom.example.shop.catalog.Catalog;
import dev.headroom.example.shop.catalog.Product;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Works out each section from a customer's purchases. */
public final class PurchaseFigures {

    private static final int FAVOURITES = 5;

    private final Catalog catalog;
    private final ProductTally tally;

    public PurchaseFigures(Catalog catalog, ProductTally tally) {
        this.catalog = catalog;
        this.tally = tally;
    }

    List<Entry> totals(List<Purchase> purchases) {
        long orders = purchases.stream().mapToInt(Purchase::orderId).distinct().count();
        long pieces = purchases.stream().mapToLong(Purchase::quantity).sum();
        long cents = purchases.stream().mapToLong(Purchase::cents).sum();
        return List.of(new Entry("orders", orders), new Entry("pieces", pieces), new Entry("cents", cents));
    }

    List<Entry> favourites(List<Purchase> purchases) {
        Map<Integer, Integer> pieces = tally.pieces(purchases);
        List<Entry> bought = new ArrayList<>(purchases.size());
        for (Product product : catalog.products()) {
            int count = pieces.getOrDefault(product.id(), 0);
            if (count > 0) {
                bought.add(new Entry(product.name(), count));
            }
        }
        bought.sort(Comparator.comparingLong(Entry::value).reversed().thenComparing(Entry::label));
        return List.copyOf(bought.subList(0, Math.min(FAVOURITES, bought.size())));
    }

    List<Entry> months(List<Purchase> purchases) {
        Map<String, Long> cents = new TreeMap<>();
        for (Purchase purchase : purchases) {
            cents.merge(purchase.month(), purchase.cents(), Long::sum);
        }
        return entries(cents);
    }

    List<Entry> categories(List<Purchase> purchases) {
        Map<String, Long> cents = new TreeMap<>();
        for (Purchase purchase : purchases) {
            catalog.product(purchase.productId())
                    .ifPresent(product -> cents.merge(product.category(), purchase.cents(), Long::sum));
        }
        return entries(cents);
    }

    List<Entry> neverBought(List<Purchase> purchases) {
        Map<Integer, Integer> pieces = tally.pieces(purchases);
        List<Entry> missing = new ArrayList<>(catalog.products().size());
        for (Product product : catalog.products()) {
            if (pieces.getOrDefault(product.id(), 0) == 0) {
                missing.add(new Entry(product.category() + ": " + product.name(), product.priceCents()));
            }
        }
        missing.sort(Comparator.comparing(Entry::label));
        return missing;
    }

    private static List<Entry> entries(Map<String, Long> cents) {
        List<Entry> entries = new ArrayList<>(cents.size());
        cents.forEach((label, value) -> entries.add(new Entry(label, value)));
        return entries;
    }
}
