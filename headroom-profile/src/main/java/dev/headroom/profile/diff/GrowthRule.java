package dev.headroom.profile.diff;

import dev.headroom.profile.TopFrames;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A limit on how much functions may grow, such as {@code total("com.acme.*") > 5%}; broken by what the expression says.
 *
 * @param text as the user wrote it
 * @param by whether samples count that have such a function at the leaf, or anywhere on the stack
 * @param limit a growth as a ratio (0.05 for 5 %), or a difference of shares (0.02 for 2 points); not negative
 */
public record GrowthRule(String text, TopFrames.By by, FunctionPattern functions, Scale scale, double limit) {

    /** What the limit is a limit of. */
    public enum Scale {
        /** Growth relative to what was there before. */
        RELATIVE,
        /** Percentage points of all samples. */
        POINTS;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Pattern GRAMMAR = Pattern.compile(
            "\\s*(self|total)\\s*\\(\\s*(?:\"([^\"]+)\"|'([^']+)'|(/.+/))\\s*\\)\\s*>\\s*(\\d+(?:\\.\\d+)?)\\s*(%|pp)\\s*");

    public GrowthRule {
        if (!(limit >= 0) || Double.isInfinite(limit)) {
            throw new IllegalArgumentException("A limit of growth is not negative, got " + limit);
        }
    }

    /**
     * Reads {@code self|total ( "GLOB" | 'GLOB' | /REGEX/ ) > NUMBER ( % | pp )}.
     *
     * @throws IllegalArgumentException where the text is no such rule; the message says what one looks like
     */
    public static GrowthRule parse(String text) {
        Matcher parts = GRAMMAR.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a rule. A rule is self(…) or total(…) of functions, a '>'"
                            + " and a limit in % (growth) or pp (percentage points), for example total(\"com.acme.*\") > 5%");
        }
        String functions =
                parts.group(2) != null ? parts.group(2) : parts.group(3) != null ? parts.group(3) : parts.group(4);
        return new GrowthRule(
                text.strip(),
                TopFrames.By.valueOf(parts.group(1).toUpperCase(Locale.ROOT)),
                FunctionPattern.of(functions),
                parts.group(6).equals("%") ? Scale.RELATIVE : Scale.POINTS,
                Double.parseDouble(parts.group(5)) / 100);
    }
}
