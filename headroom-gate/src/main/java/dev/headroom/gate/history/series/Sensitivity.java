package dev.headroom.gate.history.series;

/**
 * How readily a change is told from noise.
 *
 * @param shortestStretch fewest observations between two changes, at least 3
 * @param level of the permutation test: how often a stretch without a change is split, 0 to 1
 * @param permutations most of them, at least 1 / level
 * @param seed of the permutations; the same series and seed yield the same answer everywhere
 */
public record Sensitivity(int shortestStretch, double level, int permutations, long seed) {

    public Sensitivity {
        if (shortestStretch < 3) {
            throw new IllegalArgumentException("A stretch has at least 3 observations, got " + shortestStretch);
        }
        if (!(level > 0 && level < 1) || (permutations + 1) * level < 1) {
            throw new IllegalArgumentException(
                    "So few permutations never reach that level: " + permutations + " of " + level);
        }
    }

    /** Five observations, 1 %, 199 permutations. */
    public static Sensitivity standard() {
        return new Sensitivity(5, 0.01, 199, 20_140_101);
    }
}
