package dev.headroom.cli.notation;

import dev.headroom.load.answer.AnswerCapture;
import dev.headroom.load.answer.AnswerCheck;
import dev.headroom.load.answer.AnswerCheck.Match;
import dev.headroom.load.answer.AnswerPart;
import dev.headroom.load.answer.InvalidJsonPathException;
import dev.headroom.load.answer.JsonPath;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How checks of an answer and values captured from it are written:
 *
 * <pre>
 * header ETag                                 is there
 * header Content-Type contains json
 * body contains thank you
 * json $.items[0].id = 7
 * body between 'name="csrf" value="' and '"'  is there, or is captured
 * </pre>
 */
public final class AnswerText {

    private static final String CHECKS = "header ETag, header Content-Type contains json, body contains TEXT,"
            + " json $.items[0].id = 7 or json $.token";
    private static final String CAPTURES = "json $.token, header ETag or body between 'value=\"' and '\"'";
    private static final Pattern BETWEEN = Pattern.compile("(['\"])(.+?)\\1\\s+and\\s+(['\"])(.+?)\\3");
    private static final Pattern QUOTED = Pattern.compile("'(.*)'|\"(.*)\"", Pattern.DOTALL);
    private static final List<String> PARTS = List.of("header", "body", "json");

    private AnswerText() {}

    public static AnswerCheck check(String text) throws NotationException {
        var phrase = new Phrase(text, CHECKS);
        AnswerPart part = part(phrase, "a check");
        if (!phrase.hasNext()) {
            if (part instanceof AnswerPart.Body) {
                throw phrase.wrong("'=' or 'contains' was expected");
            }
            return new AnswerCheck(part, Match.PRESENT, "");
        }
        Match match =
                phrase.oneOf("a comparison", List.of("=", "contains")).equals("=") ? Match.EQUALS : Match.CONTAINS;
        return new AnswerCheck(part, match, unquoted(phrase.rest("a text")));
    }

    public static AnswerCapture capture(String name, String text) throws NotationException {
        var phrase = new Phrase(text, CAPTURES);
        AnswerPart part = part(phrase, "a captured value");
        phrase.end();
        try {
            return new AnswerCapture(name, part);
        } catch (IllegalArgumentException e) {
            throw new NotationException(text, 0, e.getMessage() + ".");
        }
    }

    private static AnswerPart part(Phrase phrase, String what) throws NotationException {
        return switch (phrase.oneOf(what, PARTS)) {
            case "header" -> new AnswerPart.Header(phrase.word("a header's name"));
            case "json" -> json(phrase);
            default -> phrase.take("between") ? between(phrase) : new AnswerPart.Body();
        };
    }

    private static AnswerPart json(Phrase phrase) throws NotationException {
        String path = phrase.word("a path such as $.items[0].id");
        try {
            return new AnswerPart.Json(JsonPath.parse(path));
        } catch (InvalidJsonPathException e) {
            throw phrase.wrongBefore(e.position(), e.problem());
        }
    }

    private static AnswerPart between(Phrase phrase) throws NotationException {
        Matcher matcher = BETWEEN.matcher(phrase.rest("a quoted text"));
        if (!matcher.matches()) {
            throw phrase.wrongBefore("two quoted texts with 'and' between them were expected");
        }
        return new AnswerPart.Between(matcher.group(2), matcher.group(4));
    }

    private static String unquoted(String text) {
        Matcher quoted = QUOTED.matcher(text);
        if (!quoted.matches()) {
            return text;
        }
        return quoted.group(1) == null ? quoted.group(2) : quoted.group(1);
    }
}
