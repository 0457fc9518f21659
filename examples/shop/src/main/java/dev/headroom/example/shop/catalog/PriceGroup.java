package dev.headroom.example.shop.catalog;

/** The discount a visitor gets. */
public enum PriceGroup {
    STANDARD(0),
    MEMBER(5),
    TRADE(12);

    private final long discountPercent;

    PriceGroup(long discountPercent) {
        this.discountPercent = discountPercent;
    }

    static PriceGroup of(String visitor) {
        PriceGroup[] groups = values();
        return groups[Math.floorMod(visitor.hashCode(), groups.length)];
    }

    long discounted(long cents) {
        return cents - cents * discountPercent / 100;
    }
}
