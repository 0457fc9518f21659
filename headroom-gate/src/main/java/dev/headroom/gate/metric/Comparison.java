package dev.headroom.gate.metric;

/** How a measured value is held against a limit. */
public enum Comparison {
    BELOW("<"),
    AT_MOST("<="),
    ABOVE(">"),
    AT_LEAST(">=");

    private final String symbol;

    Comparison(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }

    /** Whether it is a floor: more is better. */
    public boolean isFloor() {
        return this == ABOVE || this == AT_LEAST;
    }

    /** Whether the limit itself is beyond it. */
    public boolean isStrict() {
        return this == BELOW || this == ABOVE;
    }

    public boolean holds(double value, double limit) {
        return switch (this) {
            case BELOW -> value < limit;
            case AT_MOST -> value <= limit;
            case ABOVE -> value > limit;
            case AT_LEAST -> value >= limit;
        };
    }
}
