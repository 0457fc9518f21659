package dev.headroom.report.text;

import dev.headroom.report.internal.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Aligned columns, each to one side; one of them, of names, gives way when the line would be too long.
 */
final class TextTable {

    /** One value and how it is painted once its place is known, so that colours never shift a column. */
    record Cell(String text, UnaryOperator<String> paint) {

        static Cell of(String text) {
            return new Cell(text, UnaryOperator.identity());
        }
    }

    /** Which side a column's values stand on. */
    enum Side {
        LEFT,
        RIGHT
    }

    private static final int NARROWEST = 16;
    private static final String GAP = "  ";

    private final String indent;
    private final List<Side> sides;
    private final int giving;
    private final List<List<Cell>> rows = new ArrayList<>();

    /** @param giving the column that is cut when a line would be too long */
    TextTable(String indent, List<Side> sides, int giving) {
        this.indent = indent;
        this.sides = List.copyOf(sides);
        this.giving = giving;
    }

    void add(List<Cell> row) {
        if (row.size() != sides.size()) {
            throw new IllegalArgumentException("A row has a cell per column, got " + row.size());
        }
        rows.add(List.copyOf(row));
    }

    /** Appends the rows, no line wider than {@code columns} as long as that column can give way. */
    void appendTo(StringBuilder text, int columns) {
        int[] widths = widths(columns);
        for (List<Cell> row : rows) {
            var line = new StringBuilder(indent);
            for (int c = 0; c < widths.length; c++) {
                Cell cell = row.get(c);
                String shown = VisibleText.oneLine(cell.text(), Math.max(1, widths[c]));
                String pad = " ".repeat(Math.max(0, widths[c] - VisibleText.width(shown)));
                String painted = cell.paint().apply(shown);
                line.append(c == 0 ? "" : GAP).append(sides.get(c) == Side.LEFT ? painted + pad : pad + painted);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
    }

    private int[] widths(int columns) {
        int[] widths = new int[sides.size()];
        for (List<Cell> row : rows) {
            for (int c = 0; c < widths.length; c++) {
                int wide = VisibleText.width(VisibleText.oneLine(row.get(c).text(), columns));
                widths[c] = Math.max(widths[c], wide);
            }
        }
        int others = indent.length();
        for (int c = 0; c < widths.length; c++) {
            others += (c == 0 ? 0 : GAP.length()) + (c == giving ? 0 : widths[c]);
        }
        widths[giving] = Math.min(widths[giving], Math.max(NARROWEST, columns - others));
        return widths;
    }
}
