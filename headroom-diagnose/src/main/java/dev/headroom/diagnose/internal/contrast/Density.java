package dev.headroom.diagnose.internal.contrast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How densely response times lie, on a logarithmic scale: a Gaussian kernel estimate with Silverman's bandwidth (Silverman
 * 1986, eq. 3.31), and the peaks in it that are more than chance.
 *
 * <p>Two peaks count as two where the valley between them holds at most half as many requests, within one bandwidth either
 * way, as the lower peak does, and the difference is more than {@link #SIGMAS} standard deviations of counts.
 */
final class Density {

    private static final int CELLS = 512;
    private static final double SIGMAS = 4;
    private static final double DEEP = 0.5;
    private static final double KERNEL_REACH = 4;

    private final double[] logs;
    private final double low;
    private final double step;
    private final double bandwidth;
    private final double[] density = new double[CELLS];

    /** @param nanos response times above 0, at least two */
    Density(long[] nanos) {
        logs = Arrays.stream(nanos).mapToDouble(Math::log10).sorted().toArray();
        bandwidth = Math.max(bandwidth(logs), 1e-3);
        low = logs[0] - KERNEL_REACH * bandwidth;
        step = (logs[logs.length - 1] + KERNEL_REACH * bandwidth - low) / CELLS;
        double[] counts = new double[CELLS];
        for (double log : logs) {
            counts[cell(log)]++;
        }
        smooth(counts);
    }

    private static double bandwidth(double[] sorted) {
        double mean = Arrays.stream(sorted).average().orElse(0);
        double variance =
                Arrays.stream(sorted).map(x -> (x - mean) * (x - mean)).sum() / (sorted.length - 1);
        double quartiles = sorted[(int) (0.75 * (sorted.length - 1))] - sorted[(int) (0.25 * (sorted.length - 1))];
        double spread = quartiles > 0 ? Math.min(Math.sqrt(variance), quartiles / 1.349) : Math.sqrt(variance);
        return 0.9 * spread * Math.pow(sorted.length, -0.2);
    }

    private void smooth(double[] counts) {
        int reach = Math.max(1, (int) Math.ceil(KERNEL_REACH * bandwidth / step));
        double[] kernel = new double[reach + 1];
        for (int i = 0; i <= reach; i++) {
            double z = i * step / bandwidth;
            kernel[i] = Math.exp(-z * z / 2);
        }
        for (int i = 0; i < CELLS; i++) {
            for (int j = Math.max(0, i - reach); j <= Math.min(CELLS - 1, i + reach); j++) {
                density[i] += counts[j] * kernel[Math.abs(i - j)];
            }
        }
    }

    private int cell(double log) {
        return Math.max(0, Math.min(CELLS - 1, (int) ((log - low) / step)));
    }

    private double center(int cell) {
        return low + (cell + 0.5) * step;
    }

    /** Cells of the peaks that are more than chance, fastest first; at least one. */
    private List<Integer> peakCells() {
        List<Integer> peaks = new ArrayList<>();
        for (int i = 0; i < CELLS; i++) {
            boolean rises = i == 0 || density[i] > density[i - 1];
            boolean falls = i == CELLS - 1 || density[i] >= density[i + 1];
            if (rises && falls) {
                peaks.add(i);
            }
        }
        int worst = worstPair(peaks);
        while (worst >= 0) {
            peaks.remove(density[peaks.get(worst)] < density[peaks.get(worst + 1)] ? worst : worst + 1);
            worst = worstPair(peaks);
        }
        return peaks;
    }

    /** The neighbours that are separated least of those that are not separated enough; −1 where all are. */
    private int worstPair(List<Integer> peaks) {
        int worst = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i + 1 < peaks.size(); i++) {
            int lower = Math.min(countAround(peaks.get(i)), countAround(peaks.get(i + 1)));
            int between = countAround(valley(peaks.get(i), peaks.get(i + 1)));
            double sigmas = (lower - between) / Math.sqrt(Math.max(1, lower + between));
            boolean separated = between <= DEEP * lower && sigmas > SIGMAS;
            if (!separated && sigmas < least) {
                least = sigmas;
                worst = i;
            }
        }
        return worst;
    }

    private int valley(int left, int right) {
        int lowest = left;
        for (int i = left; i <= right; i++) {
            if (density[i] < density[lowest]) {
                lowest = i;
            }
        }
        return lowest;
    }

    private int countAround(int cell) {
        return countBelow(center(cell) + bandwidth) - countBelow(center(cell) - bandwidth);
    }

    private int countBelow(double log) {
        int found = Arrays.binarySearch(logs, log);
        int at = found < 0 ? -found - 1 : found;
        while (at > 0 && logs[at - 1] >= log) {
            at--;
        }
        return at;
    }

    /** Response times at the peaks in nanoseconds, fastest first, and the valleys between them: one fewer. */
    Peaks peaks() {
        List<Integer> cells = peakCells();
        long[] peaks = cells.stream()
                .mapToLong(cell -> Math.round(Math.pow(10, center(cell))))
                .toArray();
        long[] valleys = new long[peaks.length - 1];
        double[] shares = new double[peaks.length];
        double before = 0;
        for (int i = 0; i < valleys.length; i++) {
            double log = center(valley(cells.get(i), cells.get(i + 1)));
            valleys[i] = Math.round(Math.pow(10, log));
            double below = (double) countBelow(log) / logs.length;
            shares[i] = below - before;
            before = below;
        }
        shares[peaks.length - 1] = 1 - before;
        return new Peaks(peaks, shares, valleys);
    }

    /**
     * @param nanos at the peaks
     * @param shares of all requests that belong to each
     * @param valleys nanoseconds between neighbours
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, by its neighbour
    record Peaks(long[] nanos, double[] shares, long[] valleys) {}
}
