package dev.headroom.gate.history.series;

import java.util.Locale;

/** How two levels of a series are compared. */
public enum Scale {
    /** By their ratio, less 1: 0.1 is 10 % more. For series whose every value is above 0. */
    RATIO,
    /** By their difference, in the series' unit. */
    DIFFERENCE;

    /** The stable name in JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** From the scale that noise is alike on – logarithms for ratios – to the series' unit. */
    double level(double inner) {
        return this == RATIO ? Math.exp(inner) : inner;
    }

    /** From a difference of inner values to a change. */
    double change(double inner) {
        return this == RATIO ? Math.expm1(inner) : inner;
    }
}
