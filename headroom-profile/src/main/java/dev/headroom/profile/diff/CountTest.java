package dev.headroom.profile.diff;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.DiscreteDistribution;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * The exact two-sided test that a count splits between two sides as their exposures do: given how many there are in all, the
 * split is hypergeometric for shares of samples (Fisher 1935) and binomial for rates (Przyborowski and Wilenski 1940). The
 * two-sided value is twice the smaller tail, at most 1.
 */
final class CountTest {

    private final boolean shares;
    private final double base;
    private final double head;

    private CountTest(boolean shares, double base, double head) {
        this.shares = shares;
        this.base = base;
        this.head = head;
    }

    static CountTest ofShares(long baseSamples, long headSamples) {
        return new CountTest(true, baseSamples, headSamples);
    }

    static CountTest ofRates(double baseExposure, double headExposure) {
        return new CountTest(false, baseExposure, headExposure);
    }

    double pValue(long baseCount, long headCount) {
        DiscreteDistribution split = split(Math.toIntExact(baseCount + headCount));
        int observed = Math.toIntExact(headCount);
        double lower = split.cumulativeProbability(observed);
        double upper = observed == 0 ? 1 : split.survivalProbability(observed - 1);
        return Math.min(1, 2 * Math.min(lower, upper));
    }

    /** The smallest value any split of this many could have; one that is above the level can never be called. */
    double leastPossiblePValue(long count) {
        DiscreteDistribution split = split(Math.toIntExact(count));
        double allBase = split.probability(split.getSupportLowerBound());
        double allHead = split.probability(split.getSupportUpperBound());
        return Math.min(1, 2 * Math.min(allBase, allHead));
    }

    private DiscreteDistribution split(int count) {
        return shares
                ? HypergeometricDistribution.of(
                        Math.toIntExact(Math.round(base + head)), Math.toIntExact(Math.round(head)), count)
                : BinomialDistribution.of(count, head / (base + head));
    }
}
