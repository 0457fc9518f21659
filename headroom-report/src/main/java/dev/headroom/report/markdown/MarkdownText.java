package dev.headroom.report.markdown;

import dev.headroom.report.internal.VisibleText;
import java.util.List;

/**
 * GitHub-flavoured Markdown in which nothing from outside acts: no mention, no HTML, no table cell of its own. A line
 * that would make the text too long for a comment is left out and counted. Not thread-safe.
 */
final class MarkdownText {

    /** GitHub takes 65,536 characters in a comment; the rest is for what a bot adds around it. */
    private static final int MAX_CHARACTERS = 58_000;

    private static final int NAME_COLUMNS = 120;
    private static final int SENTENCE_COLUMNS = 600;
    /** What acts inside a line; signs that act only at its start are left, our sentences never stand there bare. */
    private static final String MARKUP = "\\`*_[]#!|~$";

    private final StringBuilder text = new StringBuilder();
    private int leftOut;

    void line(String line) {
        if (text.length() + line.length() >= MAX_CHARACTERS) {
            leftOut++;
        } else {
            text.append(line).append('\n');
        }
    }

    void heading(String heading) {
        line("");
        line("### " + heading);
        line("");
    }

    void tableHead(List<String> titles, String alignment) {
        line("| " + String.join(" | ", titles) + " |");
        var rule = new StringBuilder("|");
        alignment.chars().forEach(side -> rule.append(side == 'l' ? "---|" : "--:|"));
        line(rule.toString());
    }

    void row(List<String> cells) {
        line("| " + String.join(" | ", cells) + " |");
    }

    /** A name as code, where nothing is interpreted but the pipe of a table and the backtick that would end it. */
    static String name(String name) {
        String visible = VisibleText.oneLine(name, NAME_COLUMNS).strip();
        if (visible.isEmpty()) {
            return "(no name)";
        }
        String fence = "`".repeat(longestBackticks(visible) + 1);
        String pad = visible.startsWith("`") || visible.endsWith("`") ? " " : "";
        return fence + pad + visible.replace("|", "\\|") + pad + fence;
    }

    /** A sentence as plain words. */
    static String sentence(String sentence) {
        var escaped = new StringBuilder();
        VisibleText.oneLine(sentence, SENTENCE_COLUMNS).strip().codePoints().forEach(point -> {
            switch (point) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                // A zero-width space after the sign keeps it from calling a person.
                case '@' -> escaped.append("@&#8203;");
                default -> {
                    if (MARKUP.indexOf(point) >= 0) {
                        escaped.append('\\');
                    }
                    escaped.appendCodePoint(point);
                }
            }
        });
        return escaped.toString();
    }

    private static int longestBackticks(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    @Override
    public String toString() {
        return leftOut == 0
                ? text.toString()
                : text + "\n" + leftOut
                        + " more lines would not fit a comment; report.html in the run's folder has all.\n";
    }
}
