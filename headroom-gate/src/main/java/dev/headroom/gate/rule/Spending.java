package dev.headroom.gate.rule;

/**
 * How much of the error may be spent by the time a share of all blocks is measured (Lan and DeMets, "Discrete sequential boundaries for
 * clinical trials", Biometrika 70, 1983).
 */
public enum Spending {
    /**
     * level · ln(1 + (e − 1) · t): nearly as much at each look. What is large is found at the first.
     */
    POCOCK {
        @Override
        double spent(double level, double share) {
            return level * Math.log1p((Math.E - 1) * share);
        }
    },
    /** 2 − 2 Φ(z(1 − level ⁄ 2) ⁄ √t): next to nothing before the last look, which then costs next to nothing. */
    OBRIEN_FLEMING {
        @Override
        double spent(double level, double share) {
            return 2 * Normal.above(Normal.upper(level / 2) / Math.sqrt(share));
        }
    };

    /**
     * @param level one-sided, of all looks together
     * @param share of all blocks, above 0, at most 1
     */
    abstract double spent(double level, double share);
}
