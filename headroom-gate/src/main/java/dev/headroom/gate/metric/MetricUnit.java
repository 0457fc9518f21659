package dev.headroom.gate.metric;

import dev.headroom.measure.Bytes;
import dev.headroom.measure.DurationText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The unit a metric is counted in, and the units a limit may be written in. */
public enum MetricUnit {
    NANOSECONDS("nanoseconds", "a duration such as 50ms"),
    BYTES("bytes", "a size such as 250KiB"),
    QUERIES("queries", "a number such as 3"),
    REQUESTS_PER_SECOND("requests/s", "a rate such as 390/s"),
    RATIO("ratio", "a share such as 0.1%");

    private final String id;
    private final String example;

    MetricUnit(String id, String example) {
        this.id = id;
        this.example = example;
    }

    /** The stable name in JSON. */
    public String id() {
        return id;
    }

    /** What a limit looks like, for an error message: {@code a duration such as 50ms}. */
    public String example() {
        return example;
    }

    /** Reads an amount of this unit, such as {@code 50ms}, {@code 250KiB}, {@code 3} or {@code 10%}. */
    public double parse(String text) throws ExpressionException {
        return new ExpressionParser(text).amount(this);
    }

    /** Unit symbols a limit may be written with, smallest first, and what one of them is worth in this unit. */
    Map<String, BigDecimal> symbols() {
        Map<String, BigDecimal> symbols = new LinkedHashMap<>();
        switch (this) {
            case NANOSECONDS -> {
                symbols.put("ns", BigDecimal.ONE);
                symbols.put("us", BigDecimal.valueOf(1_000));
                symbols.put("\u00b5s", BigDecimal.valueOf(1_000));
                symbols.put("\u03bcs", BigDecimal.valueOf(1_000));
                symbols.put("ms", BigDecimal.valueOf(1_000_000));
                symbols.put("s", BigDecimal.valueOf(1_000_000_000));
                symbols.put("min", BigDecimal.valueOf(60_000_000_000L));
            }
            case BYTES -> {
                symbols.put("B", BigDecimal.ONE);
                symbols.put("KB", BigDecimal.valueOf(1_000));
                symbols.put("KiB", BigDecimal.valueOf(1L << 10));
                symbols.put("MB", BigDecimal.valueOf(1_000_000));
                symbols.put("MiB", BigDecimal.valueOf(1L << 20));
                symbols.put("GB", BigDecimal.valueOf(1_000_000_000));
                symbols.put("GiB", BigDecimal.valueOf(1L << 30));
            }
            case QUERIES -> symbols.put("", BigDecimal.ONE);
            case REQUESTS_PER_SECOND -> symbols.put("/s", BigDecimal.ONE);
            case RATIO -> {
                symbols.put("%", new BigDecimal("0.01"));
                symbols.put("", BigDecimal.ONE);
            }
        }
        return Collections.unmodifiableMap(symbols);
    }

    /** A value of this unit as a budget writes it, exactly: what {@link BudgetExpression#parse} reads back. */
    String exactly(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        String symbol =
                switch (this) {
                    case NANOSECONDS -> value >= 1e9 ? "s" : value >= 1e6 ? "ms" : value >= 1e3 ? "us" : "ns";
                    case BYTES -> wholeSize(value);
                    case QUERIES -> "";
                    case REQUESTS_PER_SECOND -> "/s";
                    case RATIO -> "%";
                };
        BigDecimal worth = symbols().getOrDefault(symbol, BigDecimal.ONE);
        BigDecimal scaled = exact.divide(worth, MathContext.DECIMAL128);
        String plain = scaled.signum() == 0 ? "0" : scaled.stripTrailingZeros().toPlainString();
        return plain + symbol;
    }

    /** The largest binary unit that a size is a whole number of. */
    private static String wholeSize(double bytes) {
        String whole = "B";
        for (String symbol : new String[] {"KiB", "MiB", "GiB"}) {
            double worth = symbol.equals("KiB") ? 1L << 10 : symbol.equals("MiB") ? 1L << 20 : 1L << 30;
            if (bytes >= worth && bytes % worth == 0) {
                whole = symbol;
            }
        }
        return whole;
    }

    /** A measured value of this unit for people, to three significant digits. */
    public String format(double value) {
        return switch (this) {
            case NANOSECONDS -> DurationText.of(value);
            case BYTES -> Bytes.format(value);
            case QUERIES -> significant(value, 4);
            case REQUESTS_PER_SECOND -> significant(value, Math.max(4, integerDigits(value))) + "/s";
            case RATIO -> percent(value);
        };
    }

    /** A ratio for people: {@code 10 %}, {@code 17.2 %}, {@code 0.25 %}. */
    public static String percent(double ratio) {
        double percent = ratio * 100;
        return significant(percent, Math.max(3, integerDigits(percent))) + " %";
    }

    private static int integerDigits(double value) {
        return Math.abs(value) < 1 ? 0 : (int) Math.floor(Math.log10(Math.abs(value))) + 1;
    }

    private static String significant(double value, int digits) {
        BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(digits));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
