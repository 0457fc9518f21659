package dev.headroom.gate.history.series;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * A series made fit to be searched: on the scale that noise is alike on, without its weekly season, without its outliers,
 * and with how much its neighbours depend on each other. Not thread-safe.
 */
final class Prepared {

    private static final double WEEK_NANOS = Duration.ofDays(7).toNanos();

    private final Scale scale;
    private final boolean weekly;
    private final List<Integer> outliers;
    private final double unit;
    private final double[] weeks;
    private final double[] values;
    private final double phi;

    private Prepared(
            Scale scale, double unit, boolean weekly, List<Integer> outliers, double[] weeks, double[] values) {
        this.scale = scale;
        this.unit = unit;
        this.weekly = weekly;
        this.outliers = outliers;
        this.weeks = weeks;
        this.values = values;
        phi = Autocorrelation.of(values);
    }

    static Prepared of(List<Observation> observations) {
        Scale scale = scale(observations);
        boolean positive = scale == Scale.RATIO;
        double largest = observations.stream()
                .mapToDouble(observation -> Math.abs(observation.value()))
                .max()
                .orElse(0);
        // Without a logarithm the squares of large values would leave the range of numbers, or those of small ones
        // vanish.
        double unit = positive || largest < Double.MIN_NORMAL ? 1 : largest;
        double[] inner = observations.stream()
                .mapToDouble(Observation::value)
                .map(value -> positive ? Math.log(value) : value / unit)
                .toArray();
        double[] weeks = observations.stream()
                .mapToDouble(observation -> weeksBetween(observations.get(0), observation))
                .toArray();
        WeeklySeason season = WeeklySeason.of(observations, weeks, inner);
        HampelFilter near = HampelFilter.of(season.takenOutOf(observations, inner));
        double[] values =
                near.values().stream().mapToDouble(Double::doubleValue).toArray();
        return new Prepared(scale, unit, season.isPresent(), near.outliers(), weeks, values);
    }

    static Scale scale(List<Observation> observations) {
        return observations.stream().allMatch(observation -> observation.value() > 0) ? Scale.RATIO : Scale.DIFFERENCE;
    }

    /** Dates may lie further apart than nanoseconds can count. */
    private static double weeksBetween(Observation first, Observation later) {
        Duration between = Duration.between(first.time(), later.time());
        return (between.getSeconds() * 1e9 + between.getNano()) / WEEK_NANOS;
    }

    Scale scale() {
        return scale;
    }

    /** From the values in here to the series' unit. */
    double level(double inner) {
        return scale == Scale.RATIO ? Math.exp(inner) : inner * unit;
    }

    /** From a difference of values in here to a change on the series' scale. */
    double change(double inner) {
        return scale == Scale.RATIO ? Math.expm1(inner) : inner * unit;
    }

    boolean weekly() {
        return weekly;
    }

    List<Integer> outliers() {
        return outliers;
    }

    int count() {
        return values.length;
    }

    double phi() {
        return phi;
    }

    double inflation() {
        return Autocorrelation.inflation(phi);
    }

    double week(int index) {
        return weeks[index];
    }

    /** Values of a stretch, in a copy. */
    double[] values(int from, int to) {
        return Arrays.copyOfRange(values, from, to);
    }

    /** Values of a stretch less the line through them, in a copy. */
    double[] offLine(int from, int to) {
        double slope = fit(from, to, 1).slope();
        double[] off = values(from, to);
        for (int i = 0; i < off.length; i++) {
            off[i] -= slope * (weeks[from + i] - weeks[from]);
        }
        return off;
    }

    StepFit fit(int from, int to, int shortest) {
        return new StepFit(weeks, values, from, to, shortest);
    }

    Trend trend(int from, int to) {
        return Trend.of(weeks, values, from, to, phi);
    }

    SideOfChange level(int from, int to) {
        return SideOfChange.level(weeks, values, from, to, phi);
    }

    SideOfChange onLine(int from, int to, int at) {
        return SideOfChange.onLine(weeks, values, from, to, weeks[at], phi);
    }
}
