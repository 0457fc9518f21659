package dev.headroom.gate.rule;

import dev.headroom.gate.Verdict;
import dev.headroom.gate.block.BlockRule;
import dev.headroom.gate.block.Change;
import dev.headroom.gate.block.Method;
import dev.headroom.gate.metric.MetricUnit;
import dev.headroom.measure.Interval;

/** Why a rule passed, failed or stays open, in a sentence or two. */
final class RuleReason {

    /** Larger ones are not told apart for people. */
    private static final double LARGEST_RATIO = 101;

    private RuleReason() {}

    static String of(RuleBlocks measured, Change change, Verdict verdict, int moreBlocks) {
        GatingRule rule = measured.rule();
        int blocks = measured.blocks().size();
        String moved = rule.metric().id() + " " + amount(change, rule) + " over " + blocks
                + (blocks == 1 ? " block, " : " blocks, ") + MetricUnit.percent(rule.limit()) + " allowed.";
        return switch (verdict) {
            case PASS, FAIL -> moved;
            case INCONCLUSIVE ->
                moved + " Undecided: "
                        + (moreBlocks >= BlockRule.MOST_BLOCKS
                                ? "more than " + BlockRule.MOST_BLOCKS + " more blocks would be needed."
                                : "about " + moreBlocks + (moreBlocks == 1 ? " more block." : " more blocks."));
            case INVALID -> throw new IllegalArgumentException("Blocks of invalid runs are not judged");
        };
    }

    /** {@code changed by +17.2 % [+9.1 %, +26 %]}. */
    private static String amount(Change change, GatingRule rule) {
        Interval interval = change.interval();
        if (change.scale() == Change.Scale.DIFFERENCE) {
            return "changed by " + rule.metric().unit().format(Math.abs(interval.best()))
                    + (interval.best() < 0 ? " down" : interval.best() > 0 ? " up, from 0" : "");
        }
        return change.method() == Method.EXACT && interval.halfWidth() == 0
                ? "changed by " + signed(interval.best())
                : "changed by " + signed(interval.best()) + " [" + signed(interval.low()) + ", "
                        + signed(interval.high()) + "]";
    }

    private static String signed(double ratio) {
        if (ratio > LARGEST_RATIO) {
            return "over +" + MetricUnit.percent(LARGEST_RATIO - 1);
        }
        return (ratio >= 1 ? "+" : "\u2212") + MetricUnit.percent(Math.abs(ratio - 1));
    }
}
