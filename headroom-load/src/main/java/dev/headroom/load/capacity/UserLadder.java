package dev.headroom.load.capacity;

import java.util.List;
import java.util.OptionalInt;

/**
 * The levels of concurrency a scalability law is measured at: one user, then more in steps of about half an octave, until
 * the throughput has stopped growing and enough levels are there.
 */
public final class UserLadder {

    private static final int[] RUNGS = {1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256};
    private static final int ENOUGH = ScalabilityFit.FEWEST_LEVELS + 1;
    private static final double GROWS = 1.03;

    private final int mostUsers;

    /** @param mostUsers at most this many at once */
    public UserLadder(int mostUsers) {
        if (mostUsers < 1 || mostUsers > RUNGS[RUNGS.length - 1]) {
            throw new IllegalArgumentException(
                    "A ladder has 1 to " + RUNGS[RUNGS.length - 1] + " users, got " + mostUsers);
        }
        this.mostUsers = mostUsers;
    }

    /** How many levels there are at most. */
    public int mostLevels() {
        int levels = 0;
        while (levels < RUNGS.length && RUNGS[levels] <= mostUsers) {
            levels++;
        }
        return levels;
    }

    /**
     * The next level.
     *
     * @param climbed levels measured so far, lowest first
     * @return users; empty when the last two levels brought nothing, or no more users are allowed
     */
    public OptionalInt next(List<LoadLevel> climbed) {
        if (climbed.size() >= mostLevels() || (climbed.size() >= ENOUGH && isFlat(climbed))) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(RUNGS[climbed.size()]);
    }

    private static boolean isFlat(List<LoadLevel> climbed) {
        int before = climbed.size() - 2;
        double best = climbed.subList(0, before).stream()
                .mapToDouble(LoadLevel::throughput)
                .max()
                .orElse(0);
        return climbed.subList(before, climbed.size()).stream().allMatch(level -> level.throughput() <= best * GROWS);
    }
}
