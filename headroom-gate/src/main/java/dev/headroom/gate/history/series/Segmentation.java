package dev.headroom.gate.history.series;

import java.util.ArrayList;
import java.util.List;

/**
 * The stretches of a series: it is split where it falls apart most as long as permutations say that chance would not, and
 * then what does not differ in level is joined again, the least sure change first (as Hunter does: Fleming, Kołaczkowski
 * and others 2023).
 *
 * <p>A steady drift would be split into stairs. So a stretch with a trend stays whole where a line describes it better
 * than a step, and nothing more is found in what the line leaves. Used once.
 */
final class Segmentation {

    /** As a change is told: one in two thousand of two given stretches that do not differ. */
    private static final double SURE = 0.0005;

    private static final int SHORTEST_TREND = 15;

    /** Numbers in a line: level and slope. */
    private static final int LINE = 2;

    /** Numbers in a step: two levels, and a place, which was searched and counts twice (Zhang and Siegmund 2007). */
    private static final int STEP = 4;

    private final Prepared series;
    private final int shortest;
    private final PermutationTest permutations;

    Segmentation(Prepared series, Sensitivity sensitivity) {
        this.series = series;
        shortest = sensitivity.shortestStretch();
        permutations = new PermutationTest(sensitivity.level(), sensitivity.permutations(), sensitivity.seed());
    }

    /** Where stretches begin, after the first one, in order. */
    List<Integer> changes() {
        List<Integer> changes = new ArrayList<>();
        split(0, series.count(), changes);
        changes.sort(Integer::compare);
        place(changes);
        join(changes);
        place(changes);
        return List.copyOf(changes);
    }

    private void split(int from, int to, List<Integer> changes) {
        if (to - from < 2 * shortest) {
            return;
        }
        PermutationTest.Answer level = test(series.values(from, to));
        if (!level.significant()) {
            return;
        }
        int first = level.split().first();
        if (isCreeping(from, to)) {
            StepFit fit = series.fit(from, to, shortest);
            StepFit.Place step = fit.bestStep(false);
            double inflation = series.inflation();
            double stepped = fit.criterion(step.squares(), STEP, inflation);
            if (fit.criterion(fit.lineSquares(), LINE, inflation) < stepped) {
                if (!test(series.offLine(from, to)).significant()) {
                    return;
                }
                StepFit.Place both = fit.bestStep(true);
                first = fit.criterion(both.squares(), STEP + 1, inflation) < stepped ? both.first() : step.first();
            }
        }
        changes.add(from + first);
        split(from, from + first, changes);
        split(from + first, to, changes);
    }

    private PermutationTest.Answer test(double[] values) {
        double[] fresh = Autocorrelation.whitened(values, series.phi());
        return permutations.of(new EnergyScan(fresh, shortest, true), fresh.length);
    }

    /** Whether a stretch has a trend that is no chance. */
    boolean isCreeping(int from, int to) {
        return to - from >= SHORTEST_TREND && series.trend(from, to).isSure();
    }

    /** Moves each change to its best place between its neighbours: what told it looked at more, or at less. */
    private void place(List<Integer> changes) {
        for (int i = 0; i < changes.size(); i++) {
            int from = i == 0 ? 0 : changes.get(i - 1);
            int to = i + 1 == changes.size() ? series.count() : changes.get(i + 1);
            if (to - from < 2 * shortest) {
                continue;
            }
            int change = changes.get(i);
            int first = isCreeping(from, change) || isCreeping(change, to)
                    ? series.fit(from, to, shortest).bestStep(true).first()
                    : new EnergyScan(series.values(from, to), shortest, false)
                            .best()
                            .first();
            changes.set(i, first == 0 ? change : from + first);
        }
    }

    private void join(List<Integer> changes) {
        while (!changes.isEmpty()) {
            int least = 0;
            double highest = -1;
            for (int i = 0; i < changes.size(); i++) {
                int from = i == 0 ? 0 : changes.get(i - 1);
                int to = i + 1 == changes.size() ? series.count() : changes.get(i + 1);
                double pValue = before(from, changes.get(i)).pValue(after(changes.get(i), to));
                if (pValue > highest) {
                    highest = pValue;
                    least = i;
                }
            }
            if (highest <= SURE) {
                return;
            }
            changes.remove(least);
        }
    }

    /** The level at the end of a stretch. */
    SideOfChange before(int from, int to) {
        return isCreeping(from, to) ? series.onLine(from, to, to - 1) : series.level(from, to);
    }

    /** The level at the beginning of a stretch. */
    SideOfChange after(int from, int to) {
        return isCreeping(from, to) ? series.onLine(from, to, from) : series.level(from, to);
    }
}
