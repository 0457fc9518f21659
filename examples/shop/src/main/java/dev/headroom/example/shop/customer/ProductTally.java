package dev.headroom.example.shop.customer;

import java.util.List;
import java.util.Map;

/** Counts how many pieces of each product of the catalogue were bought. */
public interface ProductTally {

    /** Pieces by product id; a product never bought stands at zero. */
    Map<Integer, Integer> pieces(List<Purchase> purchases);
}
