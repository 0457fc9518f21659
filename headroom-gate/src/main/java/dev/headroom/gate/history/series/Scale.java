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
}
