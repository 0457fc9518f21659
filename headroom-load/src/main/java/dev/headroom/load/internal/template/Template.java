package dev.headroom.load.internal.template;

import dev.headroom.load.InvalidLoadException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with parameters, parsed once: literals and {@code {1..500}} or {@code {a|b|c}} in between. */
public final class Template {

    /** One stretch of a template. */
    public sealed interface Part {}

    @SuppressWarnings("ArrayRecordComponent") // read-only, never compared
    record Literal(byte[] bytes) implements Part {}

    /** A whole number from low to high, both included. */
    record Range(long low, long high) implements Part {}

    record Choice(List<byte[]> values) implements Part {}

    /** What a brace that is no parameter means. */
    private enum Braces {
        /** In a path: a mistake. */
        PARAMETERS_ONLY,
        /** In a body: itself, as JSON needs it. */
        LITERAL_UNLESS_PARAMETER
    }

    private static final Pattern RANGE = Pattern.compile("(-?\\d{1,18})\\.\\.(-?\\d{1,18})");
    private static final Pattern RANGE_LIKE = Pattern.compile("-?\\d*\\.\\.[^{}\"]*");
    private static final String REMEDY = "Write {1..500} for a number or {a|b} for a choice.";

    private Template() {}

    /** A path with parameters; each brace in it belongs to one. */
    public static List<Part> path(String subject, String path) throws InvalidLoadException {
        requireUriText(subject, path);
        return parse(subject, path, Braces.PARAMETERS_ONLY);
    }

    /** A body with parameters; all other braces are taken literally. */
    public static List<Part> body(String subject, String body) throws InvalidLoadException {
        return parse(subject, body, Braces.LITERAL_UNLESS_PARAMETER);
    }

    private static List<Part> parse(String subject, String text, Braces braces) throws InvalidLoadException {
        List<Part> parts = new ArrayList<>();
        int literalStart = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', open + 1)) {
            int close = text.indexOf('}', open);
            String inner = close < 0 ? "" : text.substring(open + 1, close);
            if (braces == Braces.LITERAL_UNLESS_PARAMETER && (close < 0 || !looksLikeParameter(inner))) {
                continue;
            }
            if (close < 0) {
                throw InvalidLoadException.at(subject, text, open + 1, "a { without its }", REMEDY);
            }
            if (open > literalStart) {
                parts.add(literal(text.substring(literalStart, open)));
            }
            parts.add(parameter(subject, text, open, inner));
            literalStart = close + 1;
            open = close;
        }
        if (braces == Braces.PARAMETERS_ONLY && text.indexOf('}', literalStart) >= 0) {
            int column = text.indexOf('}', literalStart) + 1;
            throw InvalidLoadException.at(subject, text, column, "a } without its {", REMEDY);
        }
        if (literalStart < text.length()) {
            parts.add(literal(text.substring(literalStart)));
        }
        return parts;
    }

    private static void requireUriText(String subject, String path) throws InvalidLoadException {
        if (!path.startsWith("/")) {
            throw InvalidLoadException.at(subject, path, 1, "no slash", "Begin the path with /.");
        }
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c <= ' ' || c >= 127 || c == '#') {
                String remedy = "Percent-encode it, for example %20 for a space.";
                throw InvalidLoadException.at(subject, path, i + 1, "a character no path may hold", remedy);
            }
        }
    }

    private static boolean looksLikeParameter(String inner) {
        boolean choice = inner.indexOf('|') >= 0
                && inner.chars().noneMatch(c -> c == '"' || c == '{' || c == ':' || c == '\n' || c == '\r');
        return choice || RANGE_LIKE.matcher(inner).matches();
    }

    /** Bytes as they are. */
    public static Part bytes(byte[] bytes) {
        return new Literal(bytes.clone());
    }

    public static Part literal(String text) {
        return new Literal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Part parameter(String subject, String text, int open, String inner) throws InvalidLoadException {
        int column = open + 1;
        Matcher range = RANGE.matcher(inner);
        if (range.matches()) {
            long low = Long.parseLong(range.group(1));
            long high = Long.parseLong(range.group(2));
            if (low > high) {
                String remedy = "Write the smaller number first: {" + high + ".." + low + "}.";
                throw InvalidLoadException.at(subject, text, column, "a range that descends", remedy);
            }
            return new Range(low, high);
        }
        if (inner.indexOf('|') >= 0) {
            List<byte[]> values = new ArrayList<>();
            for (String value : inner.split("\\|", -1)) {
                if (value.isEmpty()) {
                    throw InvalidLoadException.at(subject, text, column, "an empty choice", REMEDY);
                }
                values.add(value.getBytes(StandardCharsets.UTF_8));
            }
            return new Choice(values);
        }
        throw InvalidLoadException.at(subject, text, column, "a parameter {" + inner + "} without values", REMEDY);
    }
}
