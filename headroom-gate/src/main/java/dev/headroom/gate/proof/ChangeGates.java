package dev.headroom.gate.proof;

import dev.headroom.gate.GateResult;
import dev.headroom.gate.RegressionRule;
import dev.headroom.gate.Subject;
import dev.headroom.gate.Verdict;
import dev.headroom.gate.block.Change;
import dev.headroom.gate.block.Method;
import dev.headroom.gate.calibration.BuildResolution;
import dev.headroom.gate.metric.MetricGroup;
import dev.headroom.gate.metric.SubjectKind;
import dev.headroom.gate.rule.BuildJudge;
import dev.headroom.gate.rule.BuildProof;
import dev.headroom.gate.rule.Confirmation;
import dev.headroom.gate.rule.Looks;
import dev.headroom.gate.rule.RuleBlocks;
import dev.headroom.gate.rule.RuleProof;
import dev.headroom.measure.run.SelfCheck;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Holds a change against the regression limits of its build, by blocks. What requests that failed would flatter never passes, and
 * response times of a generator that could not keep up decide nothing. Not thread-safe.
 */
public final class ChangeGates {

    private final List<RegressionRule> rules;
    private final List<GateResult> expired;
    private final BuildJudge judge;
    private final BuildResolution resolution;

    /** On a machine that nothing is known of. */
    public ChangeGates(List<RegressionRule> rules, List<GateResult> expired, Looks looks) {
        this(rules, expired, looks, BuildResolution.unknown());
    }

    /**
     * @param expired waivers that have outlived their date
     * @param looks when blocks are judged
     * @param resolution what can be seen of the rules here; it warns, and decides nothing
     */
    public ChangeGates(List<RegressionRule> rules, List<GateResult> expired, Looks looks, BuildResolution resolution) {
        this.rules = List.copyOf(rules);
        this.expired = List.copyOf(expired);
        this.judge = new BuildJudge(looks);
        this.resolution = resolution;
    }

    /** @param pairs in the order they were measured, at least one */
    public GatedChange judge(List<RunPair> pairs) {
        Map<RegressionRule, MetricBlocks> measured = new LinkedHashMap<>();
        for (RegressionRule rule : rules) {
            MetricBlocks blocks = MetricBlocks.of(pairs, rule.subject(), rule.metric());
            if (rule.named() || !blocks.blocks().isEmpty() || lost(pairs, rule)) {
                measured.put(rule, fit(blocks, pairs, rule));
            }
        }
        List<RuleBlocks> all = new ArrayList<>();
        measured.forEach((rule, blocks) -> all.add(ChangeGate.judged(rule, blocks)));
        BuildProof build = judge.judge(all);
        List<ChangeGate> gates = new ArrayList<>();
        measured.forEach((rule, blocks) -> {
            RuleProof proof = build.rules().get(gates.size());
            var gate = new ChangeGate(rule, blocks.blocks(), proof, smallestRise(rule, proof, pairs.size()));
            gates.add(doubted(gate, pairs));
        });
        return new GatedChange(gates, expired, pairs.size(), 0);
    }

    /** Nothing hides a change of what repeats, or is not measured. */
    private OptionalDouble smallestRise(RegressionRule rule, RuleProof proof, int blocks) {
        boolean varies = proof.change()
                .map(Change::method)
                .filter(method -> method != Method.EXACT)
                .isPresent();
        return varies ? resolution.smallestRise(rule, blocks) : OptionalDouble.empty();
    }

    /**
     * The same with only those failed that failed again.
     *
     * @param fresh blocks measured for it, at least as many as the confirmation asks for
     */
    public GatedChange confirm(GatedChange first, Confirmation confirmation, List<RunPair> fresh) {
        List<RuleBlocks> again = first.gates().stream()
                .filter(gate -> confirmation.rules().contains(gate.proof().rule()))
                .map(gate -> ChangeGate.judged(
                        gate.rule(),
                        fit(
                                MetricBlocks.of(
                                        fresh,
                                        gate.rule().subject(),
                                        gate.rule().metric()),
                                fresh,
                                gate.rule())))
                .toList();
        BuildProof settled = confirmation.settle(first.build(), again);
        List<ChangeGate> gates = new ArrayList<>();
        for (int i = 0; i < first.gates().size(); i++) {
            ChangeGate gate = first.gates().get(i);
            RuleProof proof = settled.rules().get(i);
            gates.add(proof.equals(gate.proof()) ? gate : doubted(gate.with(proof), fresh));
        }
        return new GatedChange(gates, first.expired(), first.blocks(), fresh.size());
    }

    /** Without blocks where their runs are nothing to judge by. */
    private static MetricBlocks fit(MetricBlocks blocks, List<RunPair> pairs, RegressionRule rule) {
        Optional<String> noBaseline =
                FailedWork.of(pairs, rule.subject(), rule.metric()).before();
        Optional<String> unfit =
                noBaseline.or(() -> rule.metric().percentile().flatMap(percentile -> slowGenerator(pairs)));
        return unfit.filter(reason -> !blocks.blocks().isEmpty())
                .map(reason -> new MetricBlocks(rule.subject(), rule.metric(), List.of(), reason))
                .orElse(blocks);
    }

    /** Blocks put a busy machine into the width of their intervals; a generator that is late is in the times themselves. */
    private static Optional<String> slowGenerator(List<RunPair> pairs) {
        long bound = pairs.stream()
                .flatMap(pair -> Stream.of(pair.before(), pair.after()))
                .filter(run -> run.measurement().selfCheck().verdict() == SelfCheck.Verdict.GENERATOR_BOUND)
                .count();
        return bound == 0
                ? Optional.empty()
                : Optional.of(
                        "In " + bound + " of " + 2 * pairs.size()
                                + " runs the load generator could not keep up, so response times are partly its own. Lower the rate.");
    }

    private static ChangeGate doubted(ChangeGate gate, List<RunPair> pairs) {
        RegressionRule rule = gate.rule();
        if (lost(pairs, rule)) {
            String reason =
                    "After the change every request to " + rule.subject().name() + " failed in a run.";
            return gate.with(new RuleProof(gate.proof().rule(), Optional.empty(), Verdict.FAIL, 0, reason));
        }
        Optional<String> flattered =
                FailedWork.of(pairs, rule.subject(), rule.metric()).after();
        return gate.verdict() == Verdict.PASS && flattered.isPresent() ? gate.undecided(flattered.get()) : gate;
    }

    /** Whether an endpoint that answered before has a run after the change in which it did not. */
    private static boolean lost(List<RunPair> pairs, RegressionRule rule) {
        Subject subject = rule.subject();
        return subject.kind() == SubjectKind.ENDPOINT
                && rule.metric().group() != MetricGroup.ERRORS
                && pairs.stream().noneMatch(pair -> FailedWork.all(pair.before(), subject))
                && pairs.stream().anyMatch(pair -> FailedWork.all(pair.after(), subject));
    }
}
