package dev.headroom.benchmarks.gates;

import dev.headroom.gate.Subject;
import dev.headroom.gate.Verdict;
import dev.headroom.gate.block.Block;
import dev.headroom.gate.block.BlockEstimate;
import dev.headroom.gate.metric.Metric;
import dev.headroom.gate.rule.BuildJudge;
import dev.headroom.gate.rule.BuildProof;
import dev.headroom.gate.rule.GatingRule;
import dev.headroom.gate.rule.Looks;
import dev.headroom.gate.rule.RuleBlocks;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What one comparison, made again and again, comes to by the gate and by its peers. Not thread-safe. */
public final class GateFigures {

    /** What a trial may show, counted over trials. */
    public enum Event {
        FAIL_AT_FIRST_LOOK,
        PASS_AT_FIRST_LOOK,
        FAIL,
        PASS,
        COVERED_AT_5,
        COVERED_AT_10,
        COVERED_AT_20,
        NAIVE,
        POOLED,
        BENCHSTAT,
        BENCHSTAT_BEYOND
    }

    private static final double LIMIT = 0.10;
    private static final double NOMINAL = 0.90;
    private static final GatingRule RULE = new GatingRule(Subject.endpoint("GET /"), Metric.RESPONSE_P95, LIMIT);

    private final Looks looks = Looks.standard();
    private final BuildJudge judge = new BuildJudge(looks);
    private final Map<Event, Rate> rates = new EnumMap<>(Event.class);
    private double blocksUsed;
    private double squaredDeviations;
    private int trials;

    /**
     * Trials of a change by this factor, from this seed on. How often intervals hold the truth is counted in every other trial of
     * unchanged code: a factor moves them and changes nothing else.
     */
    public static GateFigures of(TrialSource source, double factor, int trials, long seed) {
        var figures = new GateFigures();
        for (int trial = 0; trial < trials; trial++) {
            figures.trial(source.trial(factor, seed + trial), factor == 1 && trial % 2 == 0);
        }
        return figures;
    }

    public Rate rate(Event event) {
        return rates.getOrDefault(event, Rate.none());
    }

    /** Mean number of blocks until the gate had decided, or had looked for the last time. */
    public double meanBlocks() {
        return blocksUsed / trials;
    }

    /** Of one block's ln after − ln before of unchanged code. */
    public double deviation() {
        return Math.sqrt(squaredDeviations / rate(Event.COVERED_AT_20).trials());
    }

    private void trial(Supplier<TrialBlock> source, boolean withCoverage) {
        List<TrialBlock> all = new ArrayList<>();
        while (all.size() < looks.most()) {
            all.add(source.get());
        }
        List<Block> blocks = all.stream().map(TrialBlock::block).toList();
        gate(blocks);
        if (withCoverage) {
            coverage(blocks);
        }
        peers(all.subList(0, looks.blocks().get(0)));
        trials++;
    }

    private void gate(List<Block> blocks) {
        Verdict verdict = Verdict.INCONCLUSIVE;
        int used = 0;
        for (int look : looks.blocks()) {
            BuildProof proof = judge.judge(List.of(RuleBlocks.of(RULE, blocks.subList(0, look))));
            verdict = proof.verdict();
            if (used == 0) {
                count(Event.FAIL_AT_FIRST_LOOK, verdict == Verdict.FAIL);
                count(Event.PASS_AT_FIRST_LOOK, verdict == Verdict.PASS);
            }
            used = look;
            if (proof.isSettled()) {
                break;
            }
        }
        count(Event.FAIL, verdict == Verdict.FAIL);
        count(Event.PASS, verdict == Verdict.PASS);
        blocksUsed += used;
    }

    private void coverage(List<Block> blocks) {
        count(Event.COVERED_AT_5, covered(blocks.subList(0, 5)));
        count(Event.COVERED_AT_10, covered(blocks.subList(0, 10)));
        BlockEstimate all = BlockEstimate.of(blocks.subList(0, 20));
        count(Event.COVERED_AT_20, all.interval(NOMINAL).contains(0));
        squaredDeviations += all.deviation() * all.deviation();
    }

    private static boolean covered(List<Block> blocks) {
        return BlockEstimate.of(blocks).interval(NOMINAL).contains(0);
    }

    private void peers(List<TrialBlock> blocks) {
        count(Event.NAIVE, PeerRules.naive(blocks.get(0), LIMIT));
        if (blocks.get(0).runs().isPresent()) {
            count(Event.POOLED, PeerRules.pooledRequests(blocks));
        }
        count(Event.BENCHSTAT, PeerRules.benchstat(blocks, 0));
        count(Event.BENCHSTAT_BEYOND, PeerRules.benchstat(blocks, LIMIT));
    }

    private void count(Event event, boolean happened) {
        rates.merge(event, Rate.none().and(happened), (before, one) -> before.and(happened));
    }
}
