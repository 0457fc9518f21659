package dev.headroom.profile.diff;

import java.util.List;

/** What the counts of both sides are divided by, recording by recording, and how counts vary under it. */
final class Exposures {

    private final Per per;
    private final double[] base;
    private final double[] head;
    private final double baseSum;
    private final double headSum;
    private final CountTest exact;

    Exposures(ComparedProfiles compared) {
        this(compared.per(), exposures(compared.base()), exposures(compared.head()));
    }

    Exposures(Per per, double[] base, double[] head) {
        this.per = per;
        this.base = base.clone();
        this.head = head.clone();
        baseSum = sum(base);
        headSum = sum(head);
        exact = per == Per.SAMPLE
                ? CountTest.ofShares(Math.round(baseSum), Math.round(headSum))
                : CountTest.ofRates(baseSum, headSum);
    }

    private static double[] exposures(List<Replicate> side) {
        return side.stream().mapToDouble(Replicate::exposure).toArray();
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    boolean shares() {
        return per == Per.SAMPLE;
    }

    double base() {
        return baseSum;
    }

    double head() {
        return headSum;
    }

    CountTest exact() {
        return exact;
    }

    /** Recordings beyond the first of each side: what is known of how recordings differ by themselves. */
    int degreesOfFreedom() {
        return base.length + head.length - 2;
    }

    /** Variance of a count per exposure, by sampling alone: binomial for shares, Poisson for rates. */
    double variance(double rate) {
        return Math.max(0, shares() ? rate * (1 - rate) : rate);
    }

    /**
     * How many times more the recordings of one side differ than sampling alone makes them: Pearson's statistic over its
     * degrees of freedom (McCullagh and Nelder 1989, 4.5.2). Only where there are any.
     */
    double dispersion(Counts counts) {
        return (pearson(counts.base(), base, baseSum) + pearson(counts.head(), head, headSum)) / degreesOfFreedom();
    }

    private double pearson(long[] counts, double[] exposures, double exposure) {
        double rate = Counts.sum(counts) / exposure;
        double variance = variance(rate);
        double statistic = 0;
        for (int i = 0; i < counts.length && variance > 0; i++) {
            double surplus = counts[i] - exposures[i] * rate;
            statistic += surplus * surplus / (exposures[i] * variance);
        }
        return statistic;
    }
}
