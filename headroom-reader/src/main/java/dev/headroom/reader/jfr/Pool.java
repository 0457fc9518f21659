package dev.headroom.reader.jfr;

import java.util.Arrays;
import java.util.List;

/** A constant pool as rows of longs: what its fields hold, by id. Strings are kept as positions. */
final class Pool {

    private final List<String> columns;
    private final LongMap rows = new LongMap();
    private long[] cells;

    Pool(String... columns) {
        this.columns = List.of(columns);
        cells = new long[64 * columns.length];
    }

    List<String> columns() {
        return columns;
    }

    /** Sets the row of an id; a later checkpoint may repeat one. */
    void put(long id, long[] values) {
        int width = columns.size();
        int row = rows.index(id);
        if ((row + 1) * width > cells.length) {
            cells = Arrays.copyOf(cells, cells.length * 2);
        }
        System.arraycopy(values, 0, cells, row * width, width);
    }

    boolean has(long id) {
        return rows.get(id) != LongMap.ABSENT;
    }

    /** A cell, or {@code otherwise} where the id is unknown. */
    long get(long id, int column, long otherwise) {
        int row = rows.get(id);
        return row == LongMap.ABSENT ? otherwise : cells[row * columns.size() + column];
    }
}
