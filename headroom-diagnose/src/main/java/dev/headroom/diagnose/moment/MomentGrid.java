package dev.headroom.diagnose.moment;

/**
 * The cells of a heat map: time in equal bins, response time in tenths of a decade. A cell's number is {@code bin × rows + row}.
 *
 * @param startNanos when the first bin begins, since the Unix epoch
 * @param binNanos how long a bin is
 * @param bins how many there are; times before the first and after the last are counted in these
 * @param firstRow row 0 holds response times from 10^(firstRow / 10) ns on
 * @param rows how many there are; likewise
 */
public record MomentGrid(long startNanos, long binNanos, int bins, int firstRow, int rows) {

    public static final int ROWS_PER_DECADE = 10;

    /** More bins than this cannot be told apart on a screen. */
    private static final int MOST_BINS = 240;

    private static final double[] ROUND = {1, 2, 2.5, 5, 10};

    public MomentGrid {
        if (binNanos < 1 || bins < 0 || rows < 0) {
            throw new IllegalArgumentException("A grid has bins longer than nothing, got " + bins + " of " + binNanos
                    + " ns and " + rows + " rows");
        }
    }

    /** Bins of a round length, as many as a screen shows, over a window; rows from the fastest to the slowest response time. */
    public static MomentGrid over(long startNanos, long endNanos, long fastestNanos, long slowestNanos) {
        long window = Math.max(1, endNanos - startNanos);
        long bin = roundedUp((double) window / MOST_BINS);
        int bins = Math.toIntExact((window + bin - 1) / bin);
        int first = rowOf(fastestNanos);
        return new MomentGrid(startNanos, bin, bins, first, rowOf(slowestNanos) - first + 1);
    }

    private static long roundedUp(double nanos) {
        double decade = Math.pow(10, Math.floor(Math.log10(Math.max(1, nanos))));
        for (double step : ROUND) {
            if (decade * step >= nanos) {
                return Math.max(1, Math.round(decade * step));
            }
        }
        return Math.round(decade * 10);
    }

    private static int rowOf(long nanos) {
        return (int) Math.floor(Math.log10(Math.max(1, nanos)) * ROWS_PER_DECADE);
    }

    /** The cell of a request. */
    public int cell(long requestStartNanos, long responseTimeNanos) {
        long bin = Math.max(0, Math.min(bins - 1, Math.floorDiv(requestStartNanos - startNanos, binNanos)));
        int row = Math.max(0, Math.min(rows - 1, rowOf(responseTimeNanos) - firstRow));
        return Math.toIntExact(bin * rows + row);
    }

    /** When the bin of a cell begins, since the Unix epoch. */
    public long binStartNanos(int cell) {
        return startNanos + cell / rows * binNanos;
    }
}
