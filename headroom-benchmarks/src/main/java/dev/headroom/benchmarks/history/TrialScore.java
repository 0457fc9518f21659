package dev.headroom.benchmarks.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Changes found, beside those there are, over many series. A change within a few places of a true one is that. */
final class TrialScore {

    private final int tolerance;
    private final List<Double> off = new ArrayList<>();
    private int series;
    private int seriesWithFalse;
    private int found;
    private int right;
    private int there;

    TrialScore(int tolerance) {
        this.tolerance = tolerance;
    }

    void add(List<Integer> answer, List<Integer> truth) {
        List<Integer> left = new ArrayList<>(truth);
        int matched = 0;
        for (int change : answer) {
            Integer nearest = null;
            for (int candidate : left) {
                boolean nearer = nearest == null || Math.abs(candidate - change) < Math.abs(nearest - change);
                if (nearer && Math.abs(candidate - change) <= tolerance) {
                    nearest = candidate;
                }
            }
            if (nearest != null) {
                left.remove(nearest);
                off.add((double) Math.abs(nearest - change));
                matched++;
            }
        }
        series++;
        seriesWithFalse += answer.size() > matched ? 1 : 0;
        found += answer.size();
        right += matched;
        there += truth.size();
    }

    /** Of the changes found, how many there are; 1 where none was found. */
    double precision() {
        return found == 0 ? 1 : (double) right / found;
    }

    /** Of the changes there are, how many were found. */
    double recall() {
        return there == 0 ? 1 : (double) right / there;
    }

    /** Series in which something was found that is not there; NaN where there was none. */
    double falseSeries() {
        return (double) seriesWithFalse / series;
    }

    /** How many places off a change was on average; NaN where none was found. */
    double meanOff() {
        return off.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }
}
