package dev.headroom.load.internal.template;

import dev.headroom.load.InvalidLoadException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses one template. */
final class TemplateParser {

    /** What a brace that is no parameter means. */
    enum Braces {
        /** In a path: a mistake. */
        PARAMETERS_ONLY,
        /** In a body: itself, as JSON needs it. */
        LITERAL_UNLESS_PARAMETER,
        /** In a header: itself, and so are numbers and choices, but no name that is not known where some are. */
        NAMES
    }

    private static final Pattern RANGE = Pattern.compile("(-?\\d{1,18})\\.\\.(-?\\d{1,18})");
    private static final Pattern RANGE_LIKE = Pattern.compile("-?\\d*\\.\\.[^{}\"]*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w-]*(?:\\.[^{}]+)?");
    private static final String REMEDY = "Write {1..500} for a number or {a|b} for a choice.";

    private final String subject;
    private final String text;
    private final Braces braces;
    private final TemplateScope scope;
    private final Encoding encoding;

    TemplateParser(String subject, String text, Braces braces, TemplateScope scope, Encoding encoding) {
        this.subject = subject;
        this.text = text;
        this.braces = braces;
        this.scope = scope;
        this.encoding = encoding;
    }

    List<Template.Part> parts() throws InvalidLoadException {
        List<Template.Part> parts = new ArrayList<>();
        int literalStart = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', open + 1)) {
            int close = text.indexOf('}', open);
            String inner = close < 0 ? "" : text.substring(open + 1, close);
            if (braces != Braces.PARAMETERS_ONLY && (close < 0 || !looksLikeParameter(inner))) {
                continue;
            }
            if (close < 0) {
                throw at(open, "a { without its }", REMEDY);
            }
            if (open > literalStart) {
                parts.add(Template.literal(text.substring(literalStart, open)));
            }
            parts.add(parameter(open, inner));
            literalStart = close + 1;
            open = close;
        }
        if (braces == Braces.PARAMETERS_ONLY && text.indexOf('}', literalStart) >= 0) {
            throw at(text.indexOf('}', literalStart), "a } without its {", REMEDY);
        }
        if (literalStart < text.length()) {
            parts.add(Template.literal(text.substring(literalStart)));
        }
        return parts;
    }

    private boolean looksLikeParameter(String inner) {
        if (scope.find(inner, encoding).isPresent() || scope.claims(inner)) {
            return true;
        }
        if (braces == Braces.NAMES) {
            return !scope.isEmpty() && NAME.matcher(inner).matches();
        }
        boolean choice = inner.indexOf('|') >= 0
                && inner.chars().noneMatch(c -> c == '"' || c == '{' || c == ':' || c == '\n' || c == '\r');
        return choice || RANGE_LIKE.matcher(inner).matches();
    }

    private Template.Part parameter(int open, String inner) throws InvalidLoadException {
        Optional<Template.Part> named = scope.find(inner, encoding);
        if (named.isPresent()) {
            return named.get();
        }
        Matcher range = RANGE.matcher(inner);
        if (range.matches()) {
            long low = Long.parseLong(range.group(1));
            long high = Long.parseLong(range.group(2));
            if (low > high) {
                String remedy = "Write the smaller number first: {" + high + ".." + low + "}.";
                throw at(open, "a range that descends", remedy);
            }
            return new Template.Range(low, high);
        }
        if (inner.indexOf('|') >= 0) {
            List<byte[]> values = new ArrayList<>();
            for (String value : inner.split("\\|", -1)) {
                if (value.isEmpty()) {
                    throw at(open, "an empty choice", REMEDY);
                }
                values.add(value.getBytes(StandardCharsets.UTF_8));
            }
            return new Template.Choice(values);
        }
        String names = scope.names();
        throw at(
                open,
                "a parameter {" + inner + "} without values",
                names.isEmpty() ? REMEDY : REMEDY + " Names known here: " + names + ".");
    }

    private InvalidLoadException at(int index, String fault, String remedy) {
        return InvalidLoadException.at(subject, text, index + 1, fault, remedy);
    }
}
