package dev.headroom.profile.diff;

import dev.headroom.measure.Interval;

/**
 * One rule, judged.
 *
 * @param functions how many functions of either side it meant
 * @param base samples with any of them over exposure; {@code head} after
 * @param change on the rule's scale, with its 95 % interval; from nothing, growth is infinite
 * @param pValue of the two-sided test that nothing changed
 * @param moreSamples roughly how many times the samples there are would decide; 1 where they do, infinite where none would
 */
public record RuleResult(
        GrowthRule rule,
        int functions,
        long baseSamples,
        long headSamples,
        double base,
        double head,
        Interval change,
        double dispersion,
        double pValue,
        Outcome outcome,
        double moreSamples) {

    /** What is said of a rule. */
    public enum Outcome {
        /** The growth's upper bound is below the limit. */
        PASS,
        /** Neither. */
        INCONCLUSIVE,
        /** It grew for sure, and by more than the limit as far as can be estimated. */
        FAIL
    }
}
