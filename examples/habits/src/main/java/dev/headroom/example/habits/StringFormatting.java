package dev.headroom.example.habits;

import java.util.Locale;

/** The lines of a packing list: by a format that is read for each, or put together. */
final class StringFormatting implements Pair {

    private static final int LINES = 1_000;
    private static final int LONGEST_LINE = 32;

    @Override
    public String rule() {
        return "string-formatting-in-hot-path";
    }

    @Override
    public String bad(int number) {
        var text = new StringBuilder(LINES * LONGEST_LINE);
        for (int line = 1; line <= LINES; line++) {
            var next = String.format(Locale.ROOT, "%d x %d\n", number, line); // planted: string-formatting-in-hot-path
            text.append(next);
        }
        return told(text);
    }

    @Override
    public String fixed(int number) {
        var text = new StringBuilder(LINES * LONGEST_LINE);
        for (int line = 1; line <= LINES; line++) {
            text.append(number).append(" x ").append(line).append('\n');
        }
        return told(text);
    }

    /** Stands for sending it. */
    private static String told(StringBuilder text) {
        return LINES + " lines, checksum " + text.toString().hashCode();
    }
}
