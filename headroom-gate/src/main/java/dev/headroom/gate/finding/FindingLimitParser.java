package dev.headroom.gate.finding;

import dev.headroom.gate.metric.BudgetExpression;
import dev.headroom.gate.metric.ExpressionException;
import dev.headroom.measure.notation.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one limit of findings, word by word. Used once. */
final class FindingLimitParser {

    private static final int LONGEST_TEXT = 200;
    private static final Pattern WORD = Pattern.compile(">=|[^\\s>=]+|[>=]+");
    private static final String EXAMPLE = "such as none at level >= io";

    private final String text;
    private final List<String> words = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();
    private int at;

    FindingLimitParser(String text) throws ExpressionException {
        if (text.length() > LONGEST_TEXT) {
            String start = text.substring(0, 20) + "…";
            throw new ExpressionException(start, 0, "a limit has at most " + LONGEST_TEXT + " characters");
        }
        this.text = text;
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(word.group());
            starts.add(word.start());
        }
    }

    FindingLimit limit() throws ExpressionException {
        OptionalInt most = most();
        boolean onlyNew = skip("new");
        FindingLevel least = FindingLevel.MICRO;
        if (skip("at")) {
            expect("level");
            expect(">=");
            least = level();
        }
        boolean withSuspected = skip("with");
        if (withSuspected) {
            expect("suspected");
        }
        if (at < words.size()) {
            throw unexpected(onlyNew ? List.of("at", "with") : List.of("new", "at", "with"));
        }
        return new FindingLimit(text, most, onlyNew, least, withSuspected);
    }

    private OptionalInt most() throws ExpressionException {
        if (skip("none")) {
            return OptionalInt.of(0);
        }
        if (!skip("at")) {
            throw unexpected(List.of("none", "at"));
        }
        expect("most");
        if (skip(BudgetExpression.PLACEHOLDER)) {
            return OptionalInt.empty();
        }
        if (at < words.size() && words.get(at).matches("\\d{1,6}")) {
            return OptionalInt.of(Integer.parseInt(words.get(at++)));
        }
        throw wrong("expected a number of findings, " + EXAMPLE + ", or at most 2");
    }

    private FindingLevel level() throws ExpressionException {
        String word = at < words.size() ? words.get(at) : "";
        FindingLevel level = FindingLevel.named(word).orElse(null);
        if (level == null) {
            String question = NearestName.question(word, FindingLevel.ids());
            String choices =
                    question.isEmpty() ? "; expected one of " + String.join(", ", FindingLevel.ids()) : question;
            throw wrong(word.isEmpty() ? "a level is missing" + choices : "unknown level '" + word + "'" + choices);
        }
        at++;
        return level;
    }

    private boolean skip(String word) {
        boolean here = at < words.size() && words.get(at).equals(word);
        at += here ? 1 : 0;
        return here;
    }

    private void expect(String word) throws ExpressionException {
        if (!skip(word)) {
            throw unexpected(List.of(word));
        }
    }

    private ExpressionException unexpected(List<String> choices) {
        String expected = "expected " + String.join(" or ", choices) + ", " + EXAMPLE;
        return wrong(
                at < words.size()
                        ? expected + ", not '" + words.get(at) + "'" + NearestName.question(words.get(at), choices)
                        : expected);
    }

    private ExpressionException wrong(String problem) {
        int position = at < words.size() ? starts.get(at) : text.length();
        return new ExpressionException(text, position, problem);
    }
}
