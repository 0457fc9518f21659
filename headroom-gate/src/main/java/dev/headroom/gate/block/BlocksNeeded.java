package dev.headroom.gate.block;

import java.util.function.IntToDoubleFunction;

/** How many more blocks would decide if estimate and spread stayed as they are. */
final class BlocksNeeded {

    private BlocksNeeded() {}

    /**
     * The fewest more whose half width t(n − 1) · s ⁄ √n is below the room there is.
     *
     * @param room distance from the estimate to what it must not reach, on the estimate's scale
     * @param levelAt one-sided, by the number of all blocks
     * @return at least 1, at most {@link BlockRule#MOST_BLOCKS}, which also stands for more than that
     */
    static int more(BlockEstimate estimate, double room, IntToDoubleFunction levelAt) {
        int tooFew = 0;
        int enough = BlockRule.MOST_BLOCKS;
        while (enough - tooFew > 1) {
            int more = (tooFew + enough) / 2;
            int blocks = estimate.blocks() + more;
            double t = new StudentReference(blocks - 1).upper(levelAt.applyAsDouble(blocks));
            if (t * estimate.deviation() / Math.sqrt(blocks) < room) {
                enough = more;
            } else {
                tooFew = more;
            }
        }
        return enough;
    }
}
