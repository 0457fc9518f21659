package dev.headroom.reader.load.wrk;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers with the units wrk writes behind them. */
final class WrkUnits {

    private static final Pattern TIME = Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,9})?)(us|ms|s|m|h)");

    private WrkUnits() {}

    /** {@code 635.91us}, {@code 5.80ms}, {@code 1.20s}, {@code 2.00m}; empty where it is none. */
    static OptionalDouble nanos(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            return OptionalDouble.empty();
        }
        double unit =
                switch (matcher.group(2)) {
                    case "us" -> 1e3;
                    case "ms" -> 1e6;
                    case "s" -> 1e9;
                    case "m" -> 60e9;
                    default -> 3600e9;
                };
        return OptionalDouble.of(Double.parseDouble(matcher.group(1)) * unit);
    }

    /** A plain decimal; empty where it is none. */
    static OptionalDouble number(String text) {
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) && number >= 0 ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
