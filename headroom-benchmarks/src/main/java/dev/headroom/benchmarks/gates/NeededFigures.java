package dev.headroom.benchmarks.gates;

import dev.headroom.gate.Subject;
import dev.headroom.gate.block.Block;
import dev.headroom.gate.metric.Metric;
import dev.headroom.gate.rule.BuildJudge;
import dev.headroom.gate.rule.BuildProof;
import dev.headroom.gate.rule.GatingRule;
import dev.headroom.gate.rule.Looks;
import dev.headroom.gate.rule.RuleBlocks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Whether "about n more blocks" is true: of comparisons that 5 blocks leave open, what was said beside what it then took.
 *
 * @param undecided how many of the trials were left open
 * @param lower quartile of said ⁄ taken
 * @param median of said ⁄ taken
 * @param upper quartile of said ⁄ taken
 */
public record NeededFigures(int undecided, double lower, double median, double upper) {

    private static final GatingRule RULE = new GatingRule(Subject.endpoint("GET /"), Metric.RESPONSE_P95, 0.10);
    private static final int PATIENCE = 400;

    /**
     * Blocks of normal d, as only their number matters here. After the last planned look every block is one.
     *
     * @param rise of the metric, as a share
     * @param deviation of one block's d
     */
    public static NeededFigures of(double rise, double deviation, int trials, long seed) {
        var random = new SplittableRandom(seed);
        var judge = new BuildJudge(Looks.standard());
        List<Double> ratios = new ArrayList<>();
        for (int trial = 0; trial < trials; trial++) {
            List<Block> blocks = new ArrayList<>();
            draw(blocks, 5, rise, deviation, random);
            BuildProof first = judge.judge(List.of(RuleBlocks.of(RULE, blocks)));
            if (!first.isSettled()) {
                ratios.add((double) first.moreBlocks() / taken(judge, blocks, rise, deviation, random));
            }
        }
        Collections.sort(ratios);
        return new NeededFigures(ratios.size(), at(ratios, 0.25), at(ratios, 0.5), at(ratios, 0.75));
    }

    private static int taken(
            BuildJudge judge, List<Block> blocks, double rise, double deviation, SplittableRandom random) {
        Looks looks = Looks.standard();
        int measured = blocks.size();
        int look = measured;
        while (look < PATIENCE) {
            look = looks.after(look).orElse(look + Math.max(1, look / 20));
            draw(blocks, look, rise, deviation, random);
            // Beyond the plan as at its last look: only then do more blocks come closer to a decision.
            var beyond = look > looks.most() ? new BuildJudge(Looks.once(look)) : judge;
            if (beyond.judge(List.of(RuleBlocks.of(RULE, blocks))).isSettled()) {
                break;
            }
        }
        return look - measured;
    }

    private static void draw(List<Block> blocks, int upTo, double rise, double deviation, SplittableRandom random) {
        while (blocks.size() < upTo) {
            blocks.add(Block.of(100, 100 * (1 + rise) * Math.exp(deviation * random.nextGaussian())));
        }
    }

    private static double at(List<Double> ascending, double share) {
        return ascending.isEmpty() ? Double.NaN : ascending.get((int) (share * (ascending.size() - 1)));
    }
}
