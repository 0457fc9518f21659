package dev.headroom.report.text;

import dev.headroom.report.internal.VisibleText;

/** Lines of text no wider than a terminal's 120 columns; long sentences wrap under themselves. Not thread-safe. */
final class Screen {

    static final int COLUMNS = 120;

    private final StringBuilder text = new StringBuilder();
    private final Palette palette;

    Screen(Palette palette) {
        this.palette = palette;
    }

    Palette palette() {
        return palette;
    }

    void blank() {
        text.append('\n');
    }

    /** A section's title with a remark behind it. */
    void title(String title, String remark) {
        text.append(palette.strong(title));
        text.append(remark.isEmpty() ? "" : "  " + palette.faint(remark)).append('\n');
    }

    /** Says of paths through code that they were not recorded. */
    void estimated(boolean stacksEstimated) {
        if (stacksEstimated) {
            line(palette.faint("  paths estimated: the format holds who called whom, not whole stacks"));
        }
    }

    /** A line that is safe already. */
    void line(String line) {
        text.append(line).append('\n');
    }

    void table(TextTable table) {
        table.appendTo(text, COLUMNS);
    }

    /** A sentence from anywhere, made safe, behind a lead and wrapped at words to at most {@code maxLines} lines. */
    void sentence(String lead, String sentence, int maxLines) {
        int indent = VisibleText.width(lead);
        int room = COLUMNS - indent;
        String rest = VisibleText.oneLine(sentence, room * maxLines - maxLines * 8);
        String start = lead;
        while (!rest.isEmpty()) {
            int end = breakAt(rest, room);
            text.append(start).append(rest, 0, end).append('\n');
            rest = rest.substring(end).stripLeading();
            start = " ".repeat(indent);
        }
    }

    private static int breakAt(String rest, int room) {
        if (VisibleText.width(rest) <= room) {
            return rest.length();
        }
        int used = 0;
        int end = 0;
        int space = -1;
        while (end < rest.length()) {
            int point = rest.codePointAt(end);
            used += VisibleText.width(Character.toString(point));
            if (used > room) {
                break;
            }
            if (point == ' ') {
                space = end;
            }
            end += Character.charCount(point);
        }
        return space > room / 2 ? space : end;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
