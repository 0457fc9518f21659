package dev.headroom.load.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The way to one value in a JSON document: {@code $.items[0].id}. Members by name, {@code .name} or {@code ["a name"]}, and
 * elements by place from 0; of the wider language (RFC 9535) neither wildcards nor slices, filters or descents.
 */
public record JsonPath(String text, List<Step> steps) {

    /** One step down. */
    public sealed interface Step {}

    /** The member of an object. */
    public record Member(String name) implements Step {}

    /** The element of an array. */
    public record Element(int place) implements Step {}

    private static final Pattern STEP = Pattern.compile(
            "\\.([A-Za-z_\\x{80}-\\x{10ffff}][\\w\\x{80}-\\x{10ffff}-]*)|\\[(\\d{1,9})]|\\[\"([^\"\\\\]*)\"]|\\['([^'\\\\]*)']");

    public JsonPath {
        steps = List.copyOf(steps);
    }

    /** @throws InvalidJsonPathException saying where it goes wrong */
    public static JsonPath parse(String text) throws InvalidJsonPathException {
        if (!text.startsWith("$")) {
            throw new InvalidJsonPathException(text, 0, "a JSON path begins with $");
        }
        List<Step> steps = new ArrayList<>();
        Matcher step = STEP.matcher(text);
        int at = 1;
        while (at < text.length()) {
            if (!step.find(at) || step.start() != at) {
                throw new InvalidJsonPathException(text, at, ".name, [\"name\"] or [0] was expected");
            }
            if (step.group(2) != null) {
                steps.add(new Element(Integer.parseInt(step.group(2))));
            } else {
                String dotted = step.group(1);
                String quoted = step.group(3) == null ? step.group(4) : step.group(3);
                steps.add(new Member(dotted == null ? quoted : dotted));
            }
            at = step.end();
        }
        return new JsonPath(text, steps);
    }
}
