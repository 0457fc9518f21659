package dev.headroom.gate.history.series;

import dev.headroom.measure.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells where the level of a series changed and where it drifts.
 *
 * <p>Change points are E-divisive's (Matteson and James, "A Nonparametric Approach for Multiple Change Point Analysis of
 * Multivariate Data", JASA 109, 2014), with what measured series need: a week's rhythm and single outliers are taken out,
 * what neighbours hand on to each other is not taken for evidence, a change that was taken back is found beside a larger
 * one, and only a change of level counts, not one of spread. Drift is Mann's and Kendall's, with Sen's slope.
 *
 * <p><b>Deterministic:</b> the same series is answered alike on every machine. O(n log n) a round of permutations.
 * Immutable and thread-safe.
 */
public final class ChangeDetector {

    /**
     * Twice the log likelihood by which a place of a change may be worse than the best: the highest of two random walks
     * away from it stays below x with (1 − exp(−x / 2))² at least (Siegmund 1988), which is 95 % here.
     */
    private static final double PLAUSIBLE = 7.352;

    private final Sensitivity sensitivity;

    public ChangeDetector(Sensitivity sensitivity) {
        this.sensitivity = sensitivity;
    }

    /** @param observations in order of time; those of one time in any order */
    public Course follow(List<Observation> observations) {
        for (int i = 1; i < observations.size(); i++) {
            if (observations.get(i).time().isBefore(observations.get(i - 1).time())) {
                throw new IllegalArgumentException(
                        "Observations come in order of time, got " + observations.get(i) + " behind a later one");
            }
        }
        if (observations.size() < 2 * sensitivity.shortestStretch()) {
            return new Course(Prepared.scale(observations), List.of(), List.of(), List.of(), 0, false);
        }
        Prepared series = Prepared.of(observations);
        var segmentation = new Segmentation(series, sensitivity);
        List<Integer> bounds = new ArrayList<>(segmentation.changes());
        bounds.add(0, 0);
        bounds.add(series.count());
        List<Stretch> stretches = new ArrayList<>();
        List<Shift> shifts = new ArrayList<>();
        for (int i = 0; i + 1 < bounds.size(); i++) {
            stretches.add(stretch(series, segmentation, bounds.get(i), bounds.get(i + 1)));
            if (i > 0) {
                shifts.add(shift(series, segmentation, bounds.get(i - 1), bounds.get(i), bounds.get(i + 1)));
            }
        }
        return new Course(series.scale(), stretches, shifts, series.outliers(), series.phi(), series.weekly());
    }

    private static Stretch stretch(Prepared series, Segmentation segmentation, int from, int to) {
        Interval level = series.level(from, to).interval().mapRising(series::level);
        Optional<Drift> drift = segmentation.isCreeping(from, to) ? drift(series, from, to) : Optional.empty();
        return new Stretch(from, to, level, drift);
    }

    private static Optional<Drift> drift(Prepared series, int from, int to) {
        Trend trend = series.trend(from, to);
        double weeks = series.week(to - 1) - series.week(from);
        return trend.slope()
                .map(slope -> new Drift(
                        slope.mapRising(series::change), series.change(slope.best() * weeks), trend.pValue()));
    }

    private Shift shift(Prepared series, Segmentation segmentation, int from, int first, int to) {
        SideOfChange before = segmentation.before(from, first);
        SideOfChange after = segmentation.after(first, to);
        boolean creeping = segmentation.isCreeping(from, first) || segmentation.isCreeping(first, to);
        StepFit fit = series.fit(from, to, 1);
        int earliest = first;
        int latest = first;
        double least = fit.squaresAt(first - from, creeping);
        for (int place = 1; place < to - from; place++) {
            least = Math.min(least, fit.squaresAt(place, creeping));
        }
        double tolerated = least * (1 + PLAUSIBLE * series.inflation() / Math.max(1, to - from - 2));
        for (int place = 1; place < to - from; place++) {
            if (fit.squaresAt(place, creeping) <= tolerated) {
                earliest = Math.min(earliest, from + place);
                latest = Math.max(latest, from + place);
            }
        }
        return new Shift(
                first,
                earliest,
                latest,
                before.interval().mapRising(series::level),
                after.interval().mapRising(series::level),
                before.changeTo(after).mapRising(series::change),
                before.pValue(after));
    }
}
