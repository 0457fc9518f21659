package dev.headroom.report.internal;

import java.util.Locale;

/**
 * Strings that came from outside, made fit for one line of a terminal or a table: what would move the cursor, reverse
 * the line or hide is shown as its code instead.
 */
public final class VisibleText {

    private VisibleText() {}

    /** The text on one line, with control, format and bidirectional characters written as their code point. */
    public static String oneLine(String text) {
        var visible = new StringBuilder(text.length());
        text.codePoints().forEach(point -> appendVisible(visible, point));
        return visible.toString();
    }

    /** As {@link #oneLine}, at most {@code columns} wide; what was cut is marked with an ellipsis. */
    public static String oneLine(String text, int columns) {
        // A code point is at least no column wide, so a hostile length is cut before it is looked at in full.
        String head = text.length() > columns * 8 ? text.substring(0, columns * 8) : text;
        return cut(oneLine(head), columns);
    }

    /** Columns of a terminal that the text takes: two for wide East Asian characters and emoji, none for marks. */
    public static int width(String text) {
        return text.codePoints().map(VisibleText::columns).sum();
    }

    private static String cut(String visible, int columns) {
        if (width(visible) <= columns) {
            return visible;
        }
        int used = 0;
        int end = 0;
        while (end < visible.length() && used + columns(visible.codePointAt(end)) <= columns - 1) {
            used += columns(visible.codePointAt(end));
            end += Character.charCount(visible.codePointAt(end));
        }
        return visible.substring(0, end) + "…";
    }

    private static void appendVisible(StringBuilder visible, int point) {
        if (point == '\n') {
            visible.append("\\n");
        } else if (point == '\t') {
            visible.append("\\t");
        } else if (isHidden(point)) {
            visible.append(String.format(Locale.ROOT, point > 0xFFFF ? "\\U%08x" : "\\u%04x", point));
        } else {
            visible.appendCodePoint(point);
        }
    }

    private static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    private static int columns(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        // The blocks of Unicode's EastAsianWidth W and F that names are written in (UAX #11).
        boolean wide = between(0x1100, point, 0x115F)
                || between(0x2E80, point, 0xA4CF)
                || between(0xAC00, point, 0xD7A3)
                || between(0xF900, point, 0xFAFF)
                || between(0xFF00, point, 0xFF60)
                || between(0x1F300, point, 0x1FAFF)
                || between(0x20000, point, 0x3FFFD);
        return wide ? 2 : 1;
    }

    private static boolean between(int first, int point, int last) {
        return first <= point && point <= last;
    }
}
