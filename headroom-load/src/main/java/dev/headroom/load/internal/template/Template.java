package dev.headroom.load.internal.template;

import dev.headroom.load.EndpointLoad;
import dev.headroom.load.InvalidLoadException;
import dev.headroom.load.data.DataSet;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Text with parameters, parsed once: literals and in between {@code {1..500}}, {@code {a|b|c}}, or a name that the scope
 * knows, {@code {users.id}}.
 */
public final class Template {

    /** One stretch of a template. */
    public sealed interface Part {}

    @SuppressWarnings("ArrayRecordComponent") // read-only, never compared
    record Literal(byte[] bytes) implements Part {}

    /** A whole number from low to high, both included. */
    record Range(long low, long high) implements Part {}

    record Choice(List<byte[]> values) implements Part {}

    /** A column of a data set. */
    record Field(int set, DataSet data, int column, Encoding encoding) implements Part {}

    /** What an earlier step of the session left. */
    record Captured(int place, Encoding encoding) implements Part {}

    private Template() {}

    /** A path with parameters; each brace in it belongs to one. */
    public static List<Part> path(String subject, String path, TemplateScope scope) throws InvalidLoadException {
        requireUriText(subject, path);
        return new TemplateParser(subject, path, TemplateParser.Braces.PARAMETERS_ONLY, scope, Encoding.PERCENT)
                .parts();
    }

    /** A body with parameters; all other braces are taken literally. */
    public static List<Part> body(String subject, String body, TemplateScope scope) throws InvalidLoadException {
        return body(subject, body, scope, Encoding.PLAIN);
    }

    /** The body of an endpoint: what it is filled with is written as its type of content wants it. */
    public static List<Part> body(EndpointLoad endpoint, TemplateScope scope) throws InvalidLoadException {
        String text = endpoint.bodyTemplate().orElse("");
        return body("body of " + endpoint.name(), text, scope, bodyEncoding(endpoint, text));
    }

    /** A header's value: names are filled in, all other braces are taken literally. */
    public static List<Part> header(String subject, String value, TemplateScope scope) throws InvalidLoadException {
        List<Part> parts =
                new TemplateParser(subject, value, TemplateParser.Braces.NAMES, scope, Encoding.HEADER).parts();
        List<Part> latin = new ArrayList<>();
        for (Part part : parts) {
            latin.add(
                    part instanceof Literal literal
                            ? new Literal(new String(literal.bytes(), StandardCharsets.UTF_8)
                                    .getBytes(StandardCharsets.ISO_8859_1))
                            : part);
        }
        return latin;
    }

    /** Bytes as they are. */
    public static Part bytes(byte[] bytes) {
        return new Literal(bytes.clone());
    }

    public static Part literal(String text) {
        return new Literal(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same text in as few parts as there can be. */
    public static List<Part> joined(List<Part> parts) {
        List<Part> joined = new ArrayList<>();
        var run = new ByteArrayOutputStream();
        for (Part part : parts) {
            if (part instanceof Literal literal) {
                run.writeBytes(literal.bytes());
            } else {
                if (run.size() > 0) {
                    joined.add(new Literal(run.toByteArray()));
                    run.reset();
                }
                joined.add(part);
            }
        }
        if (run.size() > 0) {
            joined.add(new Literal(run.toByteArray()));
        }
        return List.copyOf(joined);
    }

    /** Whether every rendering of it is the same. */
    public static boolean isConstant(List<Part> parts) {
        return parts.stream().allMatch(Literal.class::isInstance);
    }

    private static List<Part> body(String subject, String body, TemplateScope scope, Encoding encoding)
            throws InvalidLoadException {
        return new TemplateParser(subject, body, TemplateParser.Braces.LITERAL_UNLESS_PARAMETER, scope, encoding)
                .parts();
    }

    private static Encoding bodyEncoding(EndpointLoad endpoint, String text) {
        String type = endpoint.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Content-Type"))
                .map(header -> header.getValue().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse(text.startsWith("{") || text.startsWith("[") ? "application/json" : "");
        if (type.contains("json")) {
            return Encoding.JSON;
        }
        return type.startsWith("application/x-www-form-urlencoded") ? Encoding.PERCENT : Encoding.PLAIN;
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
}
