package dev.headroom.gate.comparison;

import java.util.Locale;
import java.util.Optional;

/** How two sides were compared. */
public enum ComparisonMethod {
    /** Welch's t test of logarithms, for independent groups. */
    WELCH_T("Welch's t test of logarithms"),
    /** Student's t test of the logarithms' differences, for pairs that were measured right after one another. */
    PAIRED_T("Student's t test of the pairs' logarithms"),
    /** The U test of Mann and Whitney, and the medians. */
    MANN_WHITNEY("Mann and Whitney's U test"),
    /** No statistics: unchanged code gives the same value each time. */
    EXACT("exactly"),
    /** There was too little to compare. */
    NONE("not at all");

    private final String label;

    ComparisonMethod(String label) {
        this.label = label;
    }

    /** The stable name in JSON: {@code welch-t}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For people. */
    public String label() {
        return label;
    }

    /** Of the intervals: 90 %, and what benchstat takes for ranks. */
    double confidence() {
        return this == MANN_WHITNEY ? 0.95 : 0.90;
    }

    /** The chance of a false alarm that one comparison may have: 1 %, and what benchstat takes for ranks, of either side. */
    double failLevel() {
        return this == MANN_WHITNEY ? 0.025 : 0.01;
    }

    /** The change of logarithms that rise as the metric gets worse; empty where there are too few. */
    Optional<LogChange> change(double[] base, double[] head) {
        return switch (this) {
            case WELCH_T -> Optional.of(WelchLogs.of(base, head, confidence()));
            case PAIRED_T -> Optional.of(PairedLogs.of(base, head, confidence()));
            case MANN_WHITNEY -> RankedLogs.of(base, head, confidence());
            case EXACT, NONE -> Optional.empty();
        };
    }
}
