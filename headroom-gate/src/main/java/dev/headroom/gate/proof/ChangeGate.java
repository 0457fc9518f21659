package dev.headroom.gate.proof;

import dev.headroom.gate.GateKind;
import dev.headroom.gate.GateResult;
import dev.headroom.gate.RegressionRule;
import dev.headroom.gate.Verdict;
import dev.headroom.gate.block.Block;
import dev.headroom.gate.block.Change;
import dev.headroom.gate.metric.MetricUnit;
import dev.headroom.gate.rule.GatingRule;
import dev.headroom.gate.rule.RuleBlocks;
import dev.headroom.gate.rule.RuleProof;
import dev.headroom.measure.Interval;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * One regression limit, judged by the blocks of a change.
 *
 * @param blocks that the metric has; empty where it was not measured in every run
 * @param proof of the rule at its limit, waivers included
 */
public record ChangeGate(RegressionRule rule, List<Block> blocks, RuleProof proof) {

    /** What is left of a metric that may fall without end. */
    private static final double LEAST_LEFT = 1e-9;

    public ChangeGate {
        blocks = List.copyOf(blocks);
    }

    /** As statistics judge it, for which less is better: where more is, the sides are changed over, and so is the limit. */
    static RuleBlocks judged(RegressionRule rule, MetricBlocks measured) {
        boolean mirrored = rule.metric().higherIsBetter();
        double limit = mirrored ? 1 / Math.max(LEAST_LEFT, 1 - rule.allowed()) - 1 : rule.allowed();
        List<Block> blocks = mirrored
                ? measured.blocks().stream()
                        .map(block -> new Block(block.after(), block.before()))
                        .toList()
                : measured.blocks();
        return new RuleBlocks(new GatingRule(rule.subject(), rule.metric(), limit), blocks, measured.missing());
    }

    public Verdict verdict() {
        return proof.verdict();
    }

    /** After over before, or after less before; empty where there are no blocks. */
    public Optional<Change> change() {
        return rule.metric().higherIsBetter() ? proof.change().map(ChangeGate::mirrored) : proof.change();
    }

    private static Change mirrored(Change change) {
        Interval interval = change.interval();
        Interval other = change.scale() == Change.Scale.RATIO
                ? new Interval(1 / interval.high(), 1 / interval.best(), 1 / interval.low())
                : interval.times(-1);
        return new Change(change.scale(), other, change.confidence(), change.pValue(), change.method());
    }

    ChangeGate with(RuleProof other) {
        return new ChangeGate(rule, blocks, other);
    }

    ChangeGate undecided(String reason) {
        return with(new RuleProof(proof.rule(), proof.change(), Verdict.INCONCLUSIVE, 0, reason + " " + proof.reason()));
    }

    /** As gates of single runs are told: means over the blocks, and the largest value that would still pass. */
    public GateResult toResult() {
        OptionalDouble before = mean(block -> block.before().value());
        return new GateResult(
                GateKind.REGRESSION,
                rule.subject().name(),
                rule.metric().id(),
                before.isPresent() ? rule.metric().unit().id() : MetricUnit.RATIO.id(),
                rule.expression(),
                before.isPresent() ? before.getAsDouble() * most() : rule.allowed(),
                mean(block -> block.after().value()),
                before,
                proof.verdict(),
                reason(),
                rule.place());
    }

    private double most() {
        return rule.metric().higherIsBetter() ? Math.max(0, 1 - rule.allowed()) : 1 + rule.allowed();
    }

    /** One or more sentences for people: why this verdict. */
    public String reason() {
        Optional<String> waived = rule.waiver()
                .map(waiver -> " Waived to " + MetricUnit.percent(waiver.max()) + " until " + waiver.until() + " ("
                        + waiver.issue() + ": " + waiver.reason() + ").");
        return (rule.metric().higherIsBetter() ? floorReason() : proof.reason()) + waived.orElse("");
    }

    private String floorReason() {
        return change().filter(moved -> moved.scale() == Change.Scale.RATIO)
                .map(moved -> rule.metric().id() + " changed by " + signed(moved.interval().best()) + " ["
                        + signed(moved.interval().low()) + ", " + signed(moved.interval().high()) + "] over "
                        + blocks.size() + " blocks, \u2212" + MetricUnit.percent(rule.allowed()) + " allowed."
                        + (proof.moreBlocks() > 0 ? " Undecided: about " + proof.moreBlocks() + " more blocks." : ""))
                .orElse(proof.reason());
    }

    private static String signed(double ratio) {
        return (ratio >= 1 ? "+" : "\u2212") + MetricUnit.percent(Math.abs(ratio - 1));
    }

    private OptionalDouble mean(ToDoubleFunction<Block> side) {
        return blocks.stream().mapToDouble(side).average();
    }
}
