package dev.headroom.measure;

/** How a duration is written for people: three significant digits and the unit that fits. */
public enum DurationText {
    NANOS("ns", 1),
    MICROS("µs", 1e3),
    MILLIS("ms", 1e6),
    SECONDS("s", 1e9);

    private final String symbol;
    private final double nanos;

    DurationText(String symbol, double nanos) {
        this.symbol = symbol;
        this.nanos = nanos;
    }

    /** {@code 812 ns}, {@code 41.3 µs}, {@code 9.07 ms}, {@code 1.20 s}; 0 and negative values too. */
    public static String of(double nanos) {
        DurationText unit = NANOS;
        for (DurationText candidate : values()) {
            if (Math.abs(nanos) >= candidate.nanos * 0.9995) {
                unit = candidate;
            }
        }
        double value = nanos / unit.nanos;
        int decimals = unit == NANOS || Math.abs(value) >= 99.95 ? 0 : Math.abs(value) >= 9.995 ? 1 : 2;
        return DecimalText.fixed(value, decimals) + " " + unit.symbol;
    }
}
