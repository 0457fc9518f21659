package dev.headroom.benchmarks.gates;

import dev.headroom.gate.Subject;
import dev.headroom.gate.Verdict;
import dev.headroom.gate.block.Block;
import dev.headroom.gate.metric.Metric;
import dev.headroom.gate.rule.BuildJudge;
import dev.headroom.gate.rule.GatingRule;
import dev.headroom.gate.rule.Looks;
import dev.headroom.gate.rule.RuleBlocks;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Metrics that unchanged code repeats. Statements per request are whole numbers whose mean drifts by requests cut off at the window's
 * ends, or come partly out of a cache; bytes vary by 0.3 %, and in one process of five by another 1 % that the compiler did not save.
 *
 * @param found a change that is there failed at the first look
 * @param falselyFound unchanged code failed there
 */
public record ExactFigures(String name, Rate found, Rate falselyFound) {

    private static final Subject SUBJECT = Subject.endpoint("GET /");
    private static final int BLOCKS = 5;

    /** What a metric reads in one run. */
    private interface Reading {

        double of(double base, SplittableRandom random);
    }

    public static ExactFigures statements(int trials, long seed) {
        return of(
                "+1 statement of 1 to 40, limit 0 %",
                new GatingRule(SUBJECT, Metric.QUERIES_PER_REQUEST, 0),
                (base, random) -> base + 0.002 * (2 * random.nextDouble() - 1),
                1,
                trials,
                seed);
    }

    public static ExactFigures cachedStatements(int trials, long seed) {
        return of(
                "+1 statement of 1 to 40, a cache varies by 0.03, limit 0 %",
                new GatingRule(SUBJECT, Metric.QUERIES_PER_REQUEST, 0),
                (base, random) -> base + 0.03 * random.nextGaussian(),
                1,
                trials,
                seed);
    }

    public static ExactFigures bytes(int trials, long seed) {
        return of(
                "+10 % bytes, limit 5 %",
                new GatingRule(SUBJECT, Metric.BYTES_PER_REQUEST, 0.05),
                (base, random) ->
                        1000 * base * (1 + 0.003 * random.nextGaussian() + (random.nextDouble() < 0.2 ? 0.01 : 0)),
                Double.NaN,
                trials,
                seed);
    }

    /** @param more is added to the base; where it is no number, a tenth of the base is */
    private static ExactFigures of(String name, GatingRule rule, Reading reading, double more, int trials, long seed) {
        var random = new SplittableRandom(seed);
        var judge = new BuildJudge(Looks.standard());
        Rate found = Rate.none();
        Rate falselyFound = Rate.none();
        for (int trial = 0; trial < trials; trial++) {
            double base = 1 + random.nextInt(40);
            double changed = base + (Double.isNaN(more) ? base / 10 : more);
            found = found.and(fails(judge, rule, reading, base, changed, random));
            falselyFound = falselyFound.and(fails(judge, rule, reading, base, base, random));
        }
        return new ExactFigures(name, found, falselyFound);
    }

    private static boolean fails(
            BuildJudge judge, GatingRule rule, Reading reading, double base, double changed, SplittableRandom random) {
        List<Block> blocks = Stream.generate(() -> Block.of(reading.of(base, random), reading.of(changed, random)))
                .limit(BLOCKS)
                .toList();
        return judge.judge(List.of(RuleBlocks.of(rule, blocks))).verdict() == Verdict.FAIL;
    }
}
