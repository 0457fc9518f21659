package dev.headroom.gate.history.series;

import dev.headroom.measure.Interval;

/**
 * A change point: from one observation to the next the level changed, and stayed.
 *
 * @param first index of the first observation at the new level
 * @param earliest where that first observation may have been at the earliest, with about 95 % confidence; at most {@code
 *     first}
 * @param latest where it may have been at the latest; at least {@code first}
 * @param before level of the stretch before, in the series' unit; where that drifts, at its end
 * @param after level of the stretch after; where that drifts, at its beginning
 * @param change from before to after, on the series' {@link Scale}; its interval is that of two stretches given the
 *     place, and does not allow for the place having been searched for
 * @param pValue how often noise alone would change the level so much between two given stretches
 */
public record Shift(
        int first, int earliest, int latest, Interval before, Interval after, Interval change, double pValue) {

    public Shift {
        if (!(0 < earliest && earliest <= first && first <= latest)) {
            throw new IllegalArgumentException(
                    "A change lies between its bounds, got " + earliest + ", " + first + ", " + latest);
        }
        if (!(pValue >= 0 && pValue <= 1)) {
            throw new IllegalArgumentException("A p value lies from 0 to 1, got " + pValue);
        }
    }

    public boolean isRise() {
        return change.best() > 0;
    }
}
