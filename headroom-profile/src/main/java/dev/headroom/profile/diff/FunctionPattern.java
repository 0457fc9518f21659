package dev.headroom.profile.diff;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Functions meant by their names: a glob that the whole name has to match ({@code *} any characters, {@code ?} one), or between
 * slashes a regular expression that is searched for in it.
 *
 * @param text as the user wrote it, slashes included
 * @param matches whether a function's full name is meant
 */
public record FunctionPattern(String text, Predicate<String> matches) implements Predicate<String> {

    /** @throws IllegalArgumentException where a regular expression is none */
    public static FunctionPattern of(String text) {
        boolean regex = text.length() >= 2 && text.startsWith("/") && text.endsWith("/");
        if (!regex) {
            return new FunctionPattern(text, glob(text).asMatchPredicate());
        }
        try {
            return new FunctionPattern(
                    text, Pattern.compile(text.substring(1, text.length() - 1)).asPredicate());
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    text + " is not a regular expression: " + e.getDescription() + " at " + e.getIndex(), e);
        }
    }

    private static Pattern glob(String text) {
        var regex = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (point) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(Character.toString(point)));
            }
        });
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    @Override
    public boolean test(String functionName) {
        return matches.test(functionName);
    }

    /** The letters that the pattern asks for, to find names like it. */
    String plainText() {
        return text.replaceAll("[*?/^$\\\\]", "");
    }
}
