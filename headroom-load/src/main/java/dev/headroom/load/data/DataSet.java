package dev.headroom.load.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * A table of texts under a name, of which each request that names it takes one row: <code>{users.id}</code>. Held as UTF-8 in
 * one piece. Immutable.
 */
public final class DataSet {

    /** The most rows one may have. */
    public static final int MOST_ROWS = 1_000_000;

    /** The most bytes its texts may have together. */
    public static final int MOST_BYTES = 64 << 20;

    private static final int MOST_COLUMNS = 1_000;
    private static final String NAME = "[A-Za-z_][A-Za-z0-9_-]*";

    private final String name;
    private final List<String> columns;
    private final RowOrder order;
    private final byte[] text;
    private final int[] ends;

    private DataSet(Builder builder) {
        name = builder.name;
        columns = builder.columns;
        order = builder.order;
        text = Arrays.copyOf(builder.text, builder.length);
        ends = Arrays.copyOf(builder.ends, builder.values);
    }

    public static Builder named(String name, List<String> columns, RowOrder order) {
        return new Builder(name, columns, order);
    }

    public String name() {
        return name;
    }

    public List<String> columns() {
        return columns;
    }

    public RowOrder order() {
        return order;
    }

    public int rows() {
        return ends.length / columns.size();
    }

    /** All texts, row by row, in UTF-8; read-only. See {@link #start} and {@link #end}. */
    public byte[] text() {
        return text;
    }

    /** Where a value begins in {@link #text()}. */
    public int start(int row, int column) {
        int value = row * columns.size() + column;
        return value == 0 ? 0 : ends[value - 1];
    }

    /** Where it ends. */
    public int end(int row, int column) {
        return ends[row * columns.size() + column];
    }

    /** Takes rows one at a time. Not thread-safe. */
    public static final class Builder {
        private final String name;
        private final List<String> columns;
        private final RowOrder order;
        private byte[] text = new byte[1024];
        private int length;
        private int[] ends = new int[256];
        private int values;

        private Builder(String name, List<String> columns, RowOrder order) {
            this.name = name;
            this.columns = List.copyOf(columns);
            this.order = order;
            if (!name.matches(NAME)) {
                throw new IllegalArgumentException(
                        "A data set's name is letters, digits, _ and - after a letter, got '" + name + "'");
            }
            if (columns.isEmpty() || columns.size() > MOST_COLUMNS) {
                throw new IllegalArgumentException("A data set has 1 to 1,000 columns, got " + columns.size());
            }
            if (columns.stream().anyMatch(column -> column.isBlank() || column.matches("(?s).*[{}|\\p{Cntrl}].*"))) {
                throw new IllegalArgumentException("A column's name is a word without braces or |, got " + columns);
            }
            if (new HashSet<>(columns).size() < columns.size()) {
                throw new IllegalArgumentException("Columns have different names, got " + new ArrayList<>(columns));
            }
        }

        /** @throws IllegalArgumentException if it has another number of values than there are columns, or is one too many */
        public Builder add(List<String> row) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "A row has as many values as there are columns, " + columns.size() + ", got " + row.size());
            }
            if (values / columns.size() == MOST_ROWS) {
                throw new IllegalArgumentException("A data set has at most 1,000,000 rows");
            }
            for (String value : row) {
                byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
                if (utf8.length > MOST_BYTES - length) {
                    throw new IllegalArgumentException("A data set has at most 64 MiB of text");
                }
                if (text.length - length < utf8.length) {
                    text = Arrays.copyOf(text, Math.max(2 * text.length, length + utf8.length));
                }
                System.arraycopy(utf8, 0, text, length, utf8.length);
                length += utf8.length;
                if (values == ends.length) {
                    ends = Arrays.copyOf(ends, 2 * values);
                }
                ends[values++] = length;
            }
            return this;
        }

        public DataSet build() {
            if (values == 0) {
                throw new IllegalArgumentException("A data set has at least 1 row");
            }
            return new DataSet(this);
        }
    }
}
