package dev.headroom.benchmarks.gates;

import dev.headroom.gate.Subject;
import dev.headroom.gate.Verdict;
import dev.headroom.gate.block.Block;
import dev.headroom.gate.metric.Metric;
import dev.headroom.gate.rule.BuildJudge;
import dev.headroom.gate.rule.BuildProof;
import dev.headroom.gate.rule.Confirmation;
import dev.headroom.gate.rule.GatingRule;
import dev.headroom.gate.rule.Looks;
import dev.headroom.gate.rule.RuleBlocks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Builds of many rules that changed nothing.
 *
 * @param naive some rule would have failed one run against one
 * @param single some rule would have failed at the first look, each judged as if it were the only one
 * @param corrected some rule failed before it was confirmed
 * @param confirmed some rule failed again on fresh blocks
 * @param passed every rule passed
 */
public record BuildFigures(Rate naive, Rate single, Rate corrected, Rate confirmed, Rate passed) {

    private static final double LIMIT = 0.10;

    /** Builds from this seed on; the rules of one know nothing of each other, which is when most of them err. */
    public static BuildFigures of(TrialSource source, int rules, int builds, long seed) {
        var figures = new BuildFigures(Rate.none(), Rate.none(), Rate.none(), Rate.none(), Rate.none());
        var judge = new BuildJudge(Looks.standard());
        for (int build = 0; build < builds; build++) {
            figures = figures.and(new Build(source, rules, seed + (long) build * rules), judge);
        }
        return figures;
    }

    private BuildFigures and(Build build, BuildJudge judge) {
        BuildProof first = build.measured(judge);
        Optional<Confirmation> confirmation = Confirmation.of(first);
        BuildProof settled = confirmation.map(c -> build.confirmed(first, c)).orElse(first);
        return new BuildFigures(
                naive.and(build.isNaivelyWorse()),
                single.and(build.isWorseTakenAlone(judge)),
                corrected.and(first.verdict() == Verdict.FAIL),
                confirmed.and(settled.verdict() == Verdict.FAIL),
                passed.and(settled.verdict() == Verdict.PASS));
    }

    /** The blocks of one build, measured as they are asked for. */
    private static final class Build {

        private final List<Supplier<TrialBlock>> sources;
        private final List<List<TrialBlock>> blocks;

        Build(TrialSource source, int rules, long seed) {
            sources = IntStream.range(0, rules)
                    .mapToObj(rule -> source.trial(1, seed + rule))
                    .toList();
            blocks = sources.stream()
                    .<List<TrialBlock>>map(rule -> new ArrayList<>())
                    .toList();
        }

        BuildProof measured(BuildJudge judge) {
            Looks looks = Looks.standard();
            BuildProof proof = judge.judge(upTo(looks.blocks().get(0)));
            for (int look : looks.blocks()) {
                proof = judge.judge(upTo(look));
                if (proof.isSettled()) {
                    break;
                }
            }
            return proof;
        }

        BuildProof confirmed(BuildProof first, Confirmation confirmation) {
            List<RuleBlocks> fresh = new ArrayList<>();
            for (GatingRule rule : confirmation.rules()) {
                Supplier<TrialBlock> source =
                        sources.get(Integer.parseInt(rule.subject().name()));
                fresh.add(RuleBlocks.of(
                        rule,
                        IntStream.range(0, confirmation.blocks())
                                .mapToObj(i -> source.get().block())
                                .toList()));
            }
            return confirmation.settle(first, fresh);
        }

        boolean isNaivelyWorse() {
            return blocks.stream().anyMatch(rule -> PeerRules.naive(rule.get(0), LIMIT));
        }

        boolean isWorseTakenAlone(BuildJudge judge) {
            return upTo(Looks.standard().blocks().get(0)).stream()
                    .anyMatch(rule -> judge.judge(List.of(rule)).verdict() == Verdict.FAIL);
        }

        private List<RuleBlocks> upTo(int look) {
            return IntStream.range(0, blocks.size())
                    .mapToObj(rule -> RuleBlocks.of(rule(rule), upTo(rule, look)))
                    .toList();
        }

        private List<Block> upTo(int rule, int look) {
            while (blocks.get(rule).size() < look) {
                blocks.get(rule).add(sources.get(rule).get());
            }
            return blocks.get(rule).subList(0, look).stream()
                    .map(TrialBlock::block)
                    .toList();
        }

        private static GatingRule rule(int number) {
            return new GatingRule(Subject.endpoint(Integer.toString(number)), Metric.RESPONSE_P95, LIMIT);
        }
    }
}
