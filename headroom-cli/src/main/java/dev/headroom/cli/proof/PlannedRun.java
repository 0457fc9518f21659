package dev.headroom.cli.proof;

/**
 * One run of a proof. The order turns round from block to block (ABBA), so that a machine that slowly gets slower favours neither side.
 *
 * @param block from 1 on; fresh blocks are counted anew
 * @param changed whether it is of the side after the change
 * @param confirming whether it belongs to a fresh block, by which failed limits are measured again
 */
record PlannedRun(int block, boolean changed, boolean confirming) {

    /** @param index from 0 on, among the runs of its kind */
    static PlannedRun of(int index, boolean confirming) {
        return new PlannedRun(index / 2 + 1, index % 4 == 1 || index % 4 == 2, confirming);
    }

    String side() {
        return changed ? "after" : "before";
    }

    /** {@code block-2-after}, {@code confirm-1-before}. */
    String folder() {
        return (confirming ? "confirm-" : "block-") + block + "-" + side();
    }

    /** For people: {@code block 2 of at most 20, after}. */
    String title(String of) {
        return (confirming ? "fresh block " : "block ") + block + " of " + of + ", " + side();
    }
}
