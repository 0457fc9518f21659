package dev.headroom.gate.history.series;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
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

    private static final Duration WEEK = Duration.ofDays(7);
    private static final int FEWEST_WEEKS = 4;
    private static final int FEWEST_OF_A_DAY = 4;
    private static final int FEWEST_DAYS = 5;
    private static final double SURELY = 1e-4;

    private final Map<DayOfWeek, Double> effects;

    private WeeklySeason(Map<DayOfWeek, Double> effects) {
        this.effects = effects;
    }

    static WeeklySeason of(List<Observation> observations, double[] values) {
        var none = new WeeklySeason(Map.of());
        int n = values.length;
        if (n < FEWEST_WEEKS * FEWEST_DAYS || span(observations).compareTo(WEEK.multipliedBy(FEWEST_WEEKS)) < 0) {
            return none;
        }
        double[] off = offSurroundings(observations, values);
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

    private static Duration span(List<Observation> observations) {
        Instant first = observations.get(0).time();
        return Duration.between(first, observations.get(observations.size() - 1).time());
    }

    /** NaN where not all seven days around an observation are there. */
    private static double[] offSurroundings(List<Observation> observations, double[] values) {
        int n = values.length;
        double[] off = new double[n];
        Duration half = WEEK.dividedBy(2);
        Instant first = observations.get(0).time();
        Instant last = observations.get(n - 1).time();
        int from = 0;
        int to = 0;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            Instant begin = observations.get(i).time().minus(half);
            Instant end = observations.get(i).time().plus(half);
            while (to < n && observations.get(to).time().isBefore(end)) {
                sum += values[to++];
            }
            while (observations.get(from).time().isBefore(begin)) {
                sum -= values[from++];
            }
            // Half a day of grace: a daily series ends at the observation, not behind it.
            boolean whole = !begin.isBefore(first.minus(Duration.ofHours(12)))
                    && !end.isAfter(last.plus(Duration.ofHours(12)));
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
        double tied = 0;
        for (int i = 0; i < order.length; ) {
            int end = i;
            while (end < order.length && off[order[end]] == off[order[i]]) {
                end++;
            }
            for (int j = i; j < end; j++) {
                rank[order[j]] = (i + 1 + end) / 2.0;
            }
            double alike = end - i;
            tied += alike * alike * alike - alike;
            i = end;
        }
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
        double h = (12 / (n * (n + 1)) * sum - 3 * (n + 1)) / untied;
        // Where all are alike there is nothing to tell days by.
        return untied > 0 ? ChiSquaredDistribution.of(days - 1.0).survivalProbability(Math.max(0, h)) : 1;
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
