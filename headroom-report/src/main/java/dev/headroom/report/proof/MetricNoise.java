package dev.headroom.report.proof;

import dev.headroom.gate.RegressionRule;
import dev.headroom.gate.block.MetricProof;
import dev.headroom.gate.rule.Noise;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How much one metric of unchanged code differs between the two sides of a block, and what that hides.
 *
 * @param measured both sides
 * @param noise empty where the metric repeats, or is 0 in some run
 * @param rule the limit it is held to; empty where it has none
 * @param sights what is seen at each look; empty where there is no noise to hide anything
 * @param falseAlarm the chance that the limit fails in a build that changed nothing, before fresh blocks confirm it; empty where there is
 *     no limit or no noise
 */
public record MetricNoise(
        MetricProof measured,
        Optional<Noise> noise,
        Optional<RegressionRule> rule,
        List<Sight> sights,
        OptionalDouble falseAlarm) {

    /**
     * The smallest rise that a gate of so many blocks sees, as a share.
     *
     * @param inFourOfFive seen in 80 % of builds
     * @param inNineteenOfTwenty seen in 95 % of builds
     */
    public record Sight(int blocks, double inFourOfFive, double inNineteenOfTwenty) {}

    public MetricNoise {
        sights = List.copyOf(sights);
    }

    /** Whether its limit asks for less than a gate sees here even with the most blocks. */
    public boolean isTooFine() {
        return rule.isPresent()
                && !sights.isEmpty()
                && rule.get().allowed() < sights.get(sights.size() - 1).inFourOfFive();
    }
}
