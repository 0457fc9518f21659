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
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * One regression limit, judged by the blocks of a change.
 *
 * @param blocks that the metric has; empty where it was not measured in every run
 * @param proof of the rule at its limit, waivers included
 * @param smallestRise that a calibration says is seen here with so many blocks; empty where none was given or knows of it. It warns, and
 *     decides nothing
 */
public record ChangeGate(RegressionRule rule, List<Block> blocks, RuleProof proof, OptionalDouble smallestRise) {

    public ChangeGate {
        blocks = List.copyOf(blocks);
    }

    static RuleBlocks judged(RegressionRule rule, MetricBlocks measured) {
        var gating = new GatingRule(rule.subject(), rule.metric(), rule.allowed());
        return new RuleBlocks(gating, measured.blocks(), measured.missing());
    }

    public Verdict verdict() {
        return proof.verdict();
    }

    /** At the confidence of the look; empty where there are no blocks. */
    public Optional<Change> change() {
        return proof.change();
    }

    /** Whether the limit asks for less than can be seen here with so many blocks. */
    public boolean isTooFine() {
        return smallestRise.isPresent() && rule.allowed() < smallestRise.getAsDouble();
    }

    ChangeGate with(RuleProof other) {
        return new ChangeGate(rule, blocks, other, smallestRise);
    }

    ChangeGate undecided(String reason) {
        return with(
                new RuleProof(proof.rule(), proof.change(), Verdict.INCONCLUSIVE, 0, reason + " " + proof.reason()));
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
        String sight = isTooFine()
                ? " By the calibration a rise is seen from " + MetricUnit.percent(smallestRise.getAsDouble())
                        + " on, with " + blocks.size() + " blocks."
                : "";
        return proof.reason() + waived.orElse("") + sight;
    }

    private OptionalDouble mean(ToDoubleFunction<Block> side) {
        return blocks.stream().mapToDouble(side).average();
    }
}
