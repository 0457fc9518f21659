package dev.headroom.load.capacity;

import java.time.Duration;

/**
 * Where and how closely the highest rate is searched.
 *
 * @param start the first rate, per second
 * @param lowest no rate below this is tried
 * @param highest no rate above this is tried
 * @param tolerance the search ends when the lowest rate that fails is no more than this share above the highest kept
 * @param mostProbes rates tried at most, the last one coming back down included
 * @param window how long a probe lasts at least
 * @param longestWindow and at most, before it is measured on because it was too close to call
 */
public record SearchPlan(
        double start,
        double lowest,
        double highest,
        double tolerance,
        int mostProbes,
        Duration window,
        Duration longestWindow) {

    public SearchPlan {
        if (!(0 < lowest && lowest <= start && start <= highest && Double.isFinite(highest))) {
            throw new IllegalArgumentException("A search starts between its lowest and its highest rate, got " + start
                    + " between " + lowest + " and " + highest);
        }
        if (!(tolerance >= 0.01 && tolerance <= 0.5)) {
            throw new IllegalArgumentException("A tolerance lies from 1 % to 50 %, got " + tolerance);
        }
        if (mostProbes < 3 || mostProbes > 50) {
            throw new IllegalArgumentException("A search has 3 to 50 probes, got " + mostProbes);
        }
        if (window.isZero() || window.isNegative() || longestWindow.compareTo(window) < 0) {
            throw new IllegalArgumentException("A probe's window lies above 0 and at most at its longest, got " + window
                    + " and " + longestWindow);
        }
    }

    /**
     * Eight probes at most, each 10 s or as long as its service level asks for, up to 30 s. The rates kept and not kept come
     * within 3 % of each other, which leaves room for chance in 5 %.
     */
    public static SearchPlan startingAt(double ratePerSecond) {
        return new SearchPlan(
                ratePerSecond, ratePerSecond / 100, 1_000_000, 0.03, 8, Duration.ofSeconds(10), Duration.ofSeconds(30));
    }

    public SearchPlan withWindows(Duration newWindow, Duration newLongest) {
        return new SearchPlan(start, lowest, highest, tolerance, mostProbes, newWindow, newLongest);
    }

    public SearchPlan withHighest(double newHighest) {
        return new SearchPlan(
                Math.min(start, newHighest),
                Math.min(lowest, newHighest),
                newHighest,
                tolerance,
                mostProbes,
                window,
                longestWindow);
    }
}
