package dev.headroom.diagnose.signature;

import java.util.Optional;
import java.util.regex.Pattern;

/** How a share of a whole is written. */
public final class Share {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}(?:\\.\\d{1,9})?");

    private Share() {}

    /** From 0 to 1, of {@code 2%}, {@code 2 %} or {@code 0.02}; empty where the text is none. */
    public static Optional<Double> parse(String text) {
        boolean percent = text.endsWith("%");
        String number = percent ? text.substring(0, text.length() - 1).strip() : text;
        if (!NUMBER.matcher(number).matches()) {
            return Optional.empty();
        }
        double share = Double.parseDouble(number) / (percent ? 100 : 1);
        return share <= 1 ? Optional.of(share) : Optional.empty();
    }
}
