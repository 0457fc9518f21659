package dev.headroom.cli.notation;

import dev.headroom.measure.notation.NearestName;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of words, taken from the left; what is taken is what was expected there. Not thread-safe. */
final class Phrase {

    private static final Pattern RATE = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)/(s|min)");
    private static final Pattern TIME = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)(ns|us|µs|ms|s|min|m|h)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}(?:\\.\\d{1,9})?");
    private static final double HIGHEST_PER_SECOND = 1e6;
    private static final Map<String, Long> NANOS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "µs", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "min", 60_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L);

    private final String text;
    private String form;
    private final List<String> words = new ArrayList<>();
    private final List<Integer> positions = new ArrayList<>();
    private int next;

    /** @param form how the whole is written, for messages: {@code ramp 100/s to 1000/s over 30s} */
    Phrase(String text, String form) {
        this.text = text;
        this.form = form;
        Matcher word = Pattern.compile("\\S+").matcher(text);
        while (word.find()) {
            words.add(word.group());
            positions.add(word.start());
        }
    }

    /** Which form it has is known by now. */
    void isOf(String knownForm) {
        form = knownForm;
    }

    boolean hasNext() {
        return next < words.size();
    }

    boolean nextIs(String word) {
        return hasNext() && words.get(next).equals(word);
    }

    boolean nextIsRate() {
        return hasNext() && RATE.matcher(words.get(next)).matches();
    }

    /** Takes the next word if it is this one. */
    boolean take(String word) {
        boolean there = nextIs(word);
        next += there ? 1 : 0;
        return there;
    }

    /** Takes this word, which stands between two values. */
    void expect(String word) throws NotationException {
        if (!take(word)) {
            throw wrong("'" + word + "' was expected" + (hasNext() ? ", not '" + words.get(next) + "'" : " here"));
        }
    }

    /** Takes one of a few words. */
    String oneOf(String what, List<String> choices) throws NotationException {
        if (!hasNext() || !choices.contains(words.get(next))) {
            String written = hasNext() ? words.get(next) : "";
            throw wrong(what + " begins with one of " + String.join(", ", choices)
                    + (written.isEmpty() ? "" : ", not '" + written + "'" + NearestName.question(written, choices)));
        }
        return words.get(next++);
    }

    /** Takes a rate; 0 where there may be nothing for a while. */
    double rate() throws NotationException {
        String word = hasNext() ? words.get(next) : "";
        Matcher matcher = RATE.matcher(word);
        if (!matcher.matches()) {
            String hint = NUMBER.matcher(word).matches() ? "; did you mean '" + word + "/s'?" : "";
            throw wrong("a rate such as 400/s or 90/min was expected"
                    + (word.isEmpty() ? "" : ", not '" + word + "'" + hint));
        }
        double perSecond =
                Double.parseDouble(matcher.group(1)) / (matcher.group(2).equals("min") ? 60 : 1);
        if (perSecond > HIGHEST_PER_SECOND) {
            throw wrong("a rate is at most 1000000/s");
        }
        next++;
        return perSecond;
    }

    /** Takes a duration above 0, at most 24 h. */
    Duration time() throws NotationException {
        String word = hasNext() ? words.get(next) : "";
        Matcher matcher = TIME.matcher(word);
        if (!matcher.matches()) {
            String hint = NUMBER.matcher(word).matches() ? "; did you mean '" + word + "s'?" : "";
            throw wrong("a duration such as 500ms or 10s was expected"
                    + (word.isEmpty() ? "" : ", not '" + word + "'" + hint));
        }
        long unit = NANOS.getOrDefault(matcher.group(2), 1L);
        BigDecimal nanos = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit));
        if (nanos.compareTo(BigDecimal.ONE) < 0
                || nanos.compareTo(BigDecimal.valueOf(Duration.ofHours(24).toNanos())) > 0) {
            throw wrong("a duration lies from 1ns to 24h");
        }
        next++;
        return Duration.ofNanos(nanos.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    /** Takes whatever word comes next. */
    String word(String what) throws NotationException {
        if (!hasNext()) {
            throw wrong(what + " was expected");
        }
        return words.get(next++);
    }

    /** Takes all that is left, blanks in between as they are. */
    String rest(String what) throws NotationException {
        if (!hasNext()) {
            throw wrong(what + " was expected");
        }
        String rest = text.substring(positions.get(next)).strip();
        words.subList(next + 1, words.size()).clear();
        next++;
        return rest;
    }

    /** Nothing is left. */
    void end() throws NotationException {
        if (hasNext()) {
            throw wrong("'" + words.get(next) + "' was not expected");
        }
    }

    /** A failure at the next word, or at the end. */
    NotationException wrong(String problem) {
        return wrong(0, problem);
    }

    private NotationException wrong(int charactersAfter, String problem) {
        int position = hasNext()
                ? positions.get(next) + charactersAfter
                : text.stripTrailing().length();
        return new NotationException(
                text,
                position,
                problem + (problem.endsWith("?") || problem.endsWith(".") ? " " : ". ") + "Write " + form + ".");
    }

    /** A failure at the word taken last. */
    NotationException wrongBefore(String problem) {
        return wrongBefore(0, problem);
    }

    /** A failure inside the word taken last. */
    NotationException wrongBefore(int charactersAfter, String problem) {
        next--;
        return wrong(charactersAfter, problem);
    }
}
