package dev.headroom.gate.comparison;

import java.util.List;

/**
 * One side of one comparison.
 *
 * @param values one for each fork, process or file that was compared, in the metric's unit
 * @param centre what stands for all of them: the geometric mean, or the median where ranks were compared; NaN for none
 * @param unsteady forks that reached no steady state, by name; they were left out
 * @param dropped iterations left out as warm-up, of all forks together
 * @param iterations measured ones of all forks together, those left out included
 */
public record ComparedSide(List<Double> values, double centre, List<String> unsteady, long dropped, long iterations) {

    public ComparedSide {
        values = List.copyOf(values);
        unsteady = List.copyOf(unsteady);
        if (dropped < 0 || dropped > iterations) {
            throw new IllegalArgumentException(
                    "What was dropped is among the iterations, got " + dropped + " of " + iterations);
        }
    }

    /** How many forks, processes or files were compared. */
    public int count() {
        return values.size();
    }
}
