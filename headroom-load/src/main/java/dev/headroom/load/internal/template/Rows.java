package dev.headroom.load.internal.template;

import dev.headroom.load.data.DataSet;
import dev.headroom.load.data.RowOrder;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Deals the rows of data sets out. Not thread-safe. */
public final class Rows {

    private final DataSet[] data;
    private final long[] next;
    private final int step;
    private final SplittableRandom random;

    /**
     * Of rows that are dealt in turn, every so-manieth.
     *
     * @param first the first row
     * @param step from one to the next
     */
    public Rows(List<DataSet> data, SplittableRandom random, int first, int step) {
        this.data = data.toArray(DataSet[]::new);
        this.random = random;
        this.step = step;
        next = new long[this.data.length];
        Arrays.fill(next, first);
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
        int row = (int) (next[set] % rows);
        next[set] += step;
        return row;
    }
}
