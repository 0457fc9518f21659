package dev.headroom.gate.history.series;

import dev.headroom.measure.Interval;
import java.util.Optional;

/**
 * Observations between two changes, or an end of the series.
 *
 * @param from index of the first one
 * @param to index behind the last one
 * @param level mean level with its 95 % interval, in the series' unit: the geometric mean on {@link Scale#RATIO}
 * @param drift empty where the level stays
 */
public record Stretch(int from, int to, Interval level, Optional<Drift> drift) {

    public Stretch {
        if (!(0 <= from && from < to)) {
            throw new IllegalArgumentException("A stretch has observations, got " + from + " to " + to);
        }
    }

    public int count() {
        return to - from;
    }
}
