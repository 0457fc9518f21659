package dev.headroom.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers as {@code %.1f} and {@code %,d} write them in the root locale, but without {@code java.util.Formatter}: its regular
 * expressions and locale data are a good part of what a short command costs.
 */
public final class DecimalText {

    private static final int GROUP = 3;

    private DecimalText() {}

    /** With so many decimals, a half rounded away from zero; never a negative zero. */
    public static String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return String.valueOf(value);
        }
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** As {@link #fixed}, with a comma after every third digit before the point. */
    public static String grouped(double value, int decimals) {
        return Double.isFinite(value) ? grouped(fixed(value, decimals)) : String.valueOf(value);
    }

    /** {@code 1,234,567}. */
    public static String grouped(long value) {
        return grouped(String.valueOf(value));
    }

    private static String grouped(String plain) {
        int first = plain.startsWith("-") ? 1 : 0;
        int point = plain.indexOf('.');
        var text = new StringBuilder(plain);
        for (int at = (point < 0 ? plain.length() : point) - GROUP; at > first; at -= GROUP) {
            text.insert(at, ',');
        }
        return text.toString();
    }
}
