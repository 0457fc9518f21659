package dev.headroom.gate.history.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EnergyScanTest {

    private static final double[] X = {12.1, 11.8, 12.6, 12.0, 11.5, 12.3, 11.9};
    private static final double[] Y = {13.0, 12.4, 13.9, 12.8, 14.1};

    @Test
    void theStatisticIsTheEnergyDistanceOfScipy() {
        // SciPy 1.17.1: scipy.stats.energy_distance(X, Y) ** 2, which counts each value's distance to itself too.
        double squared = 1.3583673469387767;

        double distance = EnergyScan.statistic(X, Y) * (X.length + Y.length) / (X.length * Y.length);

        assertThat(distance + meanDistance(X) / X.length + meanDistance(Y) / Y.length)
                .isCloseTo(squared, within(1e-12));
    }

    @Test
    void equalSamplesAreNoDistanceApart() {
        assertThat(EnergyScan.statistic(new double[] {3, 3, 3}, new double[] {3, 3}))
                .isZero();
    }

    @Property(tries = 200)
    void theBestSplitIsTheOneThatAddingUpAllPairsFinds(@ForAll long seed, @ForAll @IntRange(min = 6, max = 150) int n) {
        double[] values = noise(n, seed);

        EnergyScan.Split best = new EnergyScan(values, 3, false).best();

        double highest = 0;
        for (int split = 3; split <= n - 3; split++) {
            highest = Math.max(highest, byAllPairs(values, 0, split, n));
        }
        assertThat(best.statistic()).isCloseTo(highest, within(1e-9 * (1 + highest)));
    }

    @Property(tries = 50)
    void aWindowedSearchFindsNothingLessThanTheWhole(@ForAll long seed) {
        double[] values = noise(300, seed);

        double whole = new EnergyScan(values, 5, false).best().statistic();

        assertThat(new EnergyScan(values, 5, true).best().statistic()).isGreaterThanOrEqualTo(whole);
    }

    @Test
    void aChangeThatWasTakenBackIsFoundInAWindow() {
        double[] values = noise(400, 7);
        for (int i = 180; i < 205; i++) {
            values[i] += 2.5;
        }

        EnergyScan.Split best = new EnergyScan(values, 5, true).best();

        assertThat(best.first()).isIn(179, 180, 181, 204, 205, 206);
        assertThat(best.statistic())
                .isGreaterThan(2 * new EnergyScan(values, 5, false).best().statistic());
    }

    @Test
    void tiesAndRepeatedSearchesChangeNothing() {
        double[] values = new double[120];
        Arrays.fill(values, 60, 120, 1);
        var scan = new EnergyScan(values, 5, true);

        assertThat(scan.best()).isEqualTo(scan.best());
        assertThat(scan.best().first()).isEqualTo(60);
    }

    @Test
    void tooFewValuesHaveNoSplit() {
        assertThat(new EnergyScan(new double[] {1, 2, 9}, 2, true).best().statistic())
                .isZero();
    }

    static double[] noise(int count, long seed) {
        var random = new SplittableRandom(seed);
        double[] values = new double[count];
        Arrays.setAll(values, i -> random.nextGaussian());
        return values;
    }

    private static double byAllPairs(double[] values, int from, int split, int to) {
        double m = split - from;
        double n = to - split;
        double between = 0;
        for (int i = from; i < split; i++) {
            for (int j = split; j < to; j++) {
                between += Math.abs(values[i] - values[j]);
            }
        }
        double apart = 2 * between / (m * n)
                - meanDistance(Arrays.copyOfRange(values, from, split))
                - meanDistance(Arrays.copyOfRange(values, split, to));
        return apart * m * n / (m + n);
    }

    private static double meanDistance(double[] values) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < i; j++) {
                sum += Math.abs(values[i] - values[j]);
            }
        }
        return 2 * sum / (values.length * (values.length - 1.0));
    }
}
