package dev.headroom.gate.metric;

/** How a measured value is held against a limit. */
public enum Comparison {
    BELOW("<"),
    AT_MOST("<=");

    private final String symbol;

    Comparison(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }

    public boolean holds(double value, double limit) {
        return this == BELOW ? value < limit : value <= limit;
    }
}
