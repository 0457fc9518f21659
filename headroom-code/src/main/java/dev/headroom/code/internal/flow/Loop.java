package dev.headroom.code.internal.flow;

import java.util.BitSet;
import java.util.List;

/**
 * Code that may run many times: a natural loop, or the whole body of a lambda that something iterates with. A block from which every
 * way leaves the loop is not in it, nor is one that only an exception brings back (a retry).
 *
 * @param header the block every turn begins with
 * @param body its blocks
 * @param latches the blocks that jump back
 * @param ofLambda whether it is a lambda's body; then there is no way back to see
 */
public record Loop(int header, BitSet body, List<Integer> latches, boolean ofLambda) {

    public Loop {
        latches = List.copyOf(latches);
    }

    static Loop ofLambda(int blocks) {
        var all = new BitSet(blocks);
        all.set(0, blocks);
        return new Loop(0, all, List.of(), true);
    }

    public boolean contains(int block) {
        return body.get(block);
    }

    /** How many blocks it has: of two loops around one place the smaller is inside the other. */
    int size() {
        return body.cardinality();
    }
}
