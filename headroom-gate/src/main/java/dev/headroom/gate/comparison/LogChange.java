package dev.headroom.gate.comparison;

import dev.headroom.gate.block.BlockRule;
import dev.headroom.measure.Interval;

/**
 * By how much a metric got worse, on the scale of logarithms: 0 is no change, above 0 is worse.
 *
 * @param interval two-sided, of the method's confidence
 * @param worseByChance the chance of such a worsening or a larger one had nothing changed (one-sided p-value)
 * @param spread how the interval would narrow with more measurements
 */
record LogChange(Interval interval, double worseByChance, Spread spread) {

    /** How wide an interval would be. */
    @FunctionalInterface
    interface Spread {

        /**
         * Half the width with so many measurements more on each side, estimate and scatter staying as they are; infinite where
         * there could be no interval.
         *
         * @param tail the probability of either side's tail
         */
        double halfWidth(int more, double tail);
    }

    /**
     * About how many more measurements a side would decide; {@link BlockRule#MOST_BLOCKS} also stands for more than that.
     *
     * @param limit of the worsening
     * @param failLevel tail probability that a failure has to stay below
     * @param passLevel tail probability of a pass
     */
    int moreToDecide(double limit, double failLevel, double passLevel) {
        double best = interval.best();
        double room = best > limit ? best : limit - best;
        double tail = best > limit ? failLevel : passLevel;
        return BlockRule.fewestMore(more -> spread.halfWidth(more, tail) < room);
    }
}
