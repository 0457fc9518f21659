package dev.headroom.benchmarks.gates;

import dev.headroom.gate.block.Block;

/**
 * One block of a trial.
 *
 * @param block what a gate is given
 * @param requests what the rules that pool requests are given; without any where only values were kept
 */
public record TrialBlock(Block block, Requests requests) {

    /** Every request of either side, ascending. The arrays are kept, not copied; nobody changes them. */
    public static final class Requests {

        static final Requests NONE = new Requests(new double[0], new double[0]);

        private final double[] before;
        private final double[] after;

        Requests(double[] before, double[] after) {
            this.before = before;
            this.after = after;
        }

        double[] before() {
            return before;
        }

        double[] after() {
            return after;
        }
    }
}
