package dev.headroom.gate.history;

import java.util.List;

/**
 * What past runs say together.
 *
 * @param found how many runs there were, those left out included
 * @param alike each set of like runs that is long enough, the one measured last first
 * @param leftOut the others, by reason
 */
public record History(int found, List<RunsAlike> alike, List<LeftOut> leftOut) {

    public History {
        alike = List.copyOf(alike);
        leftOut = List.copyOf(leftOut);
        int counted = alike.stream().mapToInt(RunsAlike::runs).sum()
                + leftOut.stream().mapToInt(LeftOut::count).sum();
        if (counted != found) {
            throw new IllegalArgumentException("Every run is counted once, got " + counted + " of " + found);
        }
    }

    /** Runs that are in a series. */
    public int used() {
        return alike.stream().mapToInt(RunsAlike::runs).sum();
    }
}
