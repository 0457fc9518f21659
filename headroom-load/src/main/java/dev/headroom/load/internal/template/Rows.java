package dev.headroom.load.internal.template;

import dev.headroom.load.data.DataSet;
import dev.headroom.load.data.RowOrder;
import java.util.List;
import java.util.SplittableRandom;

/** Deals the rows of data sets out. Not thread-safe. */
public final class Rows {

    private final DataSet[] data;
    private final int[] next;
    private final SplittableRandom random;

    public Rows(List<DataSet> data, SplittableRandom random) {
        this.data = data.toArray(DataSet[]::new);
        this.random = random;
        next = new int[this.data.length];
    }

    int sets() {
        return data.length;
    }

    /** The row of a data set whose turn it is. */
    int deal(int set) {
        int rows = data[set].rows();
        if (data[set].order() == RowOrder.RANDOM) {
            return random.nextInt(rows);
        }
        int row = next[set];
        next[set] = row + 1 == rows ? 0 : row + 1;
        return row;
    }
}
