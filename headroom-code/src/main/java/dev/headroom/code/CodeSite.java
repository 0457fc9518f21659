package dev.headroom.code;

import java.util.List;

/**
 * A place in compiled code that has the shape of an anti-pattern. Whether it costs anything is not said here.
 *
 * @param place where the repeated work begins: the call in the loop, even where helpers do the rest
 * @param loopLine where the loop begins, or the call that iterates over a lambda; 0 where there is no loop or no line
 * @param path from the place through helpers to the call of the API, at most three; empty where the place calls it itself
 * @param api what is called or made there: {@code java.util.regex.Pattern.compile}
 * @param decidingArgument whether what decides the case (the pattern, the key of a query) changes from turn to turn
 * @param evidence one sentence
 */
public record CodeSite(
        CodeRule rule,
        CodePlace place,
        int loopLine,
        List<CodePlace> path,
        String api,
        Variation decidingArgument,
        String evidence) {

    private static final int MOST_HELPERS = 3;

    public CodeSite {
        path = List.copyOf(path);
        if (path.size() > MOST_HELPERS) {
            throw new IllegalArgumentException("A path has " + MOST_HELPERS + " helpers at most, got " + path);
        }
        if (evidence.isBlank()) {
            throw new IllegalArgumentException("A site carries its evidence: " + rule + " at " + place);
        }
    }

    /** Where the API itself is called: the end of the path. */
    public CodePlace apiPlace() {
        return path.isEmpty() ? place : path.get(path.size() - 1);
    }

    /** Whether the site or its call of the API lies in these lines of a method, both ends included. */
    public boolean isIn(String className, String method, int fromLine, int toLine) {
        return isIn(place, className, method, fromLine, toLine)
                || path.stream().anyMatch(helper -> isIn(helper, className, method, fromLine, toLine));
    }

    private static boolean isIn(CodePlace place, String className, String method, int fromLine, int toLine) {
        return place.className().equals(className)
                && place.method().equals(method)
                && place.line() >= fromLine
                && place.line() <= toLine;
    }
}
