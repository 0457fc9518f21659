package dev.headroom.example.shop.catalog;

/** What a price can be shown in; prices are kept in euro cents. */
public enum Currency {
    EUR(1000),
    USD(1085),
    GBP(842);

    private final long perThousandEuro;

    Currency(long perThousandEuro) {
        this.perThousandEuro = perThousandEuro;
    }

    long fromEuroCents(long euroCents) {
        return euroCents * perThousandEuro / 1000;
    }
}
