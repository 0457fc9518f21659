package dev.headroom.gate.history.series;

import java.util.List;

/**
 * What happened to a series.
 *
 * @param stretches all of it, in order; none where there are too few observations to say anything
 * @param shifts between each two stretches
 * @param outliers indices of single observations far from their neighbours; they were drawn near before anything was told
 * @param autocorrelation of neighbouring observations around their level, 0 to 1: what is left of the evidence shrinks
 *     with it
 * @param weekly whether weekdays differ surely; their effect was taken out before anything was told
 */
public record Course(
        Scale scale,
        List<Stretch> stretches,
        List<Shift> shifts,
        List<Integer> outliers,
        double autocorrelation,
        boolean weekly) {

    public Course {
        stretches = List.copyOf(stretches);
        shifts = List.copyOf(shifts);
        outliers = List.copyOf(outliers);
        if (shifts.size() != Math.max(0, stretches.size() - 1)) {
            throw new IllegalArgumentException("A change lies between each two stretches, got " + shifts.size() + " of "
                    + stretches.size() + " stretches");
        }
    }

    /** Whether anything happened that a reader should look at. */
    public boolean isEventful() {
        return !shifts.isEmpty()
                || stretches.stream().anyMatch(stretch -> stretch.drift().isPresent());
    }
}
