package dev.headroom.example.shop.customer;

/** A part of a customer's summary. */
public enum Section {
    TOTALS,
    FAVOURITES,
    MONTHS,
    CATEGORIES,
    NEVER_BOUGHT
}
