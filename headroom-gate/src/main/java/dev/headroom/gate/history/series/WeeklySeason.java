package dev.headroom.gate.history.series;

import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * What weekdays do to a series: their medians around the mean of the seven days that surround each observation, taken only
 * where they differ surely (Kruskal and Wallis 1952).
 */
final class WeeklySeason {

    private static final int FEWEST_WEEKS = 4;
    private static final double HALF_A_WEEK = 0.5;

    /** Half a day: a daily series ends at its last observation, not behind it. */
    private static final double GRACE = 1 / 14.0;

    private static final int FEWEST_OF_A_DAY = 4;
    private static final int FEWEST_DAYS = 5;
    private static final double SURELY = 1e-4;

    private final Map<DayOfWeek, Double> effects;

    private WeeklySeason(Map<DayOfWeek, Double> effects) {
        this.effects = effects;
    }

    /** @param weeks when each value was observed, in weeks since the first */
    static WeeklySeason of(List<Observation> observations, double[] weeks, double[] values) {
        var none = new WeeklySeason(Map.of());
        int n = values.length;
        if (n < FEWEST_WEEKS * FEWEST_DAYS || weeks[n - 1] < FEWEST_WEEKS) {
            return none;
        }
        double[] off = offSurroundings(weeks, values);
        int[][] byDay = byDay(observations, off);
        if (Arrays.stream(byDay).filter(day -> day.length >= FEWEST_OF_A_DAY).count() < FEWEST_DAYS) {
            return none;
        }
        return pValue(off, byDay) < SURELY ? new WeeklySeason(effects(off, byDay)) : none;
    }

    boolean isPresent() {
        return !effects.isEmpty();
    }

    /** The values without what their weekdays do. */
    double[] takenOutOf(List<Observation> observations, double[] values) {
        double[] without = values.clone();
        for (int i = 0; i < without.length; i++) {
            without[i] -= effects.getOrDefault(day(observations.get(i)), 0.0);
        }
        return without;
    }

    /** NaN where not all seven days around an observation are there. */
    private static double[] offSurroundings(double[] weeks, double[] values) {
        int n = values.length;
        double[] off = new double[n];
        int from = 0;
        int to = 0;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double begin = weeks[i] - HALF_A_WEEK;
            double end = weeks[i] + HALF_A_WEEK;
            while (to < n && weeks[to] < end) {
                sum += values[to++];
            }
            while (weeks[from] < begin) {
                sum -= values[from++];
            }
            boolean whole = begin >= -GRACE && end <= weeks[n - 1] + GRACE;
            off[i] = whole ? values[i] - sum / (to - from) : Double.NaN;
        }
        return off;
    }

    private static int[][] byDay(List<Observation> observations, double[] off) {
        int[][] byDay = new int[DayOfWeek.values().length][];
        for (DayOfWeek day : DayOfWeek.values()) {
            byDay[day.getValue() - 1] = IntStream.range(0, off.length)
                    .filter(i -> !Double.isNaN(off[i]) && day(observations.get(i)) == day)
                    .toArray();
        }
        return byDay;
    }

    private static double pValue(double[] off, int[][] byDay) {
        int[] order = Arrays.stream(byDay)
                .flatMapToInt(Arrays::stream)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> off[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] rank = new double[off.length];
        double tied = rank(off, order, rank);
        double n = order.length;
        double sum = 0;
        int days = 0;
        for (int[] day : byDay) {
            if (day.length > 0) {
                double ofDay = Arrays.stream(day).mapToDouble(i -> rank[i]).sum();
                sum += ofDay * ofDay / day.length;
                days++;
            }
        }
        double untied = 1 - tied / (n * n * n - n);
        if (untied <= 0) {
            // All are alike: there is nothing to tell days by.
            return 1;
        }
        double h = (12 / (n * (n + 1)) * sum - 3 * (n + 1)) / untied;
        return ChiSquaredDistribution.of(days - 1.0).survivalProbability(Math.max(0, h));
    }

    /** Mean ranks of ties; answers the sum of t³ − t over them. */
    private static double rank(double[] off, int[] order, double[] rank) {
        double tied = 0;
        int begin = 0;
        while (begin < order.length) {
            int end = begin;
            while (end < order.length && off[order[end]] == off[order[begin]]) {
                end++;
            }
            for (int j = begin; j < end; j++) {
                rank[order[j]] = (begin + 1 + end) / 2.0;
            }
            double alike = end - begin;
            tied += alike * alike * alike - alike;
            begin = end;
        }
        return tied;
    }

    /** Medians that add up to nothing over the observations, so that the level stays what it was. */
    private static Map<DayOfWeek, Double> effects(double[] off, int[][] byDay) {
        Map<DayOfWeek, Double> effects = new EnumMap<>(DayOfWeek.class);
        double sum = 0;
        int count = 0;
        for (DayOfWeek day : DayOfWeek.values()) {
            int[] of = byDay[day.getValue() - 1];
            if (of.length >= FEWEST_OF_A_DAY) {
                double median = HampelFilter.median(
                        Arrays.stream(of).mapToDouble(i -> off[i]).toArray());
                effects.put(day, median);
                sum += median * of.length;
                count += of.length;
            }
        }
        double mean = sum / count;
        effects.replaceAll((day, effect) -> effect - mean);
        return effects;
    }

    private static DayOfWeek day(Observation observation) {
        return observation.time().atZone(ZoneOffset.UTC).getDayOfWeek();
    }
}
