package dev.headroom.gate.rule;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The standard normal distribution. */
final class Normal {

    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

    private Normal() {}

    static double density(double z) {
        return STANDARD.density(z);
    }

    static double above(double z) {
        return STANDARD.survivalProbability(z);
    }

    /** The value exceeded with this chance. */
    static double upper(double chance) {
        return STANDARD.inverseSurvivalProbability(chance);
    }
}
