package dev.headroom.gate.history.series;

import dev.headroom.measure.Interval;

/**
 * A level that creeps: too slowly for a change point, and too steadily for noise.
 *
 * @param perWeek change within a week, on the series' {@link Scale}: Sen's slope with its 95 % interval
 * @param total change over the whole stretch by that slope
 * @param pValue of Mann's and Kendall's test against no trend
 */
public record Drift(Interval perWeek, double total, double pValue) {

    public Drift {
        if (!(pValue >= 0 && pValue <= 1)) {
            throw new IllegalArgumentException("A p value lies from 0 to 1, got " + pValue);
        }
    }
}
