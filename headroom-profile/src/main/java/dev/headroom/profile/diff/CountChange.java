package dev.headroom.profile.diff;

import dev.headroom.measure.Interval;

/**
 * How one function's counts changed, and how surely.
 *
 * <p>The test is the more cautious of two. The exact one on the counts added up ({@link CountTest}) knows of sampling only.
 * Where a side has several recordings there is also a t test of the same difference whose variance is stretched by the {@link
 * Dispersion} between recordings of one side (quasi-likelihood, McCullagh and Nelder 1989, 9.2). Intervals stretch with it:
 * counts and exposures are divided by the dispersion (Rao and Scott 1992, "A simple method for the analysis of clustered
 * binary data").
 */
final class CountChange {

    private final Exposures exposures;
    private final long baseSamples;
    private final long headSamples;
    private final double dispersion;
    private final Standard standard;
    private final double pValue;
    private final double leastPossiblePValue;

    CountChange(Exposures exposures, Counts counts, Dispersion dispersions, Standard standard) {
        this.exposures = exposures;
        this.standard = standard;
        baseSamples = counts.baseSum();
        headSamples = counts.headSum();
        boolean replicated = exposures.degreesOfFreedom() > 0;
        dispersion = replicated ? dispersions.moderated(exposures.dispersion(counts)) : 1;
        double exact = exposures.exact().pValue(baseSamples, headSamples);
        pValue = replicated ? Math.max(exact, standard.pValue(statistic())) : exact;
        leastPossiblePValue = exposures.exact().leastPossiblePValue(baseSamples + headSamples);
    }

    private double statistic() {
        double pooled = (baseSamples + headSamples) / (exposures.base() + exposures.head());
        double error = Math.sqrt(dispersion * exposures.variance(pooled) * perExposure());
        return error == 0 ? 0 : Math.abs(head() - base()) / error;
    }

    private double perExposure() {
        return 1 / exposures.base() + 1 / exposures.head();
    }

    long baseSamples() {
        return baseSamples;
    }

    long headSamples() {
        return headSamples;
    }

    double base() {
        return baseSamples / exposures.base();
    }

    double head() {
        return headSamples / exposures.head();
    }

    double dispersion() {
        return dispersion;
    }

    double pValue() {
        return pValue;
    }

    /** The smallest value that any split of these samples could have. */
    double leastPossiblePValue() {
        return leastPossiblePValue;
    }

    /** Head minus base: Newcombe 1998, method 10, for shares; for rates the same square-and-add of their score intervals. */
    Interval difference() {
        Interval before = rate(baseSamples, exposures.base());
        Interval after = rate(headSamples, exposures.head());
        double best = after.best() - before.best();
        double low = best - Math.hypot(after.best() - after.low(), before.high() - before.best());
        double high = best + Math.hypot(after.high() - after.best(), before.best() - before.low());
        return new Interval(low, best, high);
    }

    /**
     * Head over base, less 1: square-and-add of the logarithms (Zou and Donner 2008, "Construction of confidence limits about
     * effect measures"). From nothing growth is without bound; the other bound is then that of the two sides' bounds.
     */
    Interval growth() {
        Interval before = rate(baseSamples, exposures.base());
        Interval after = rate(headSamples, exposures.head());
        if (baseSamples == 0) {
            double best = headSamples == 0 ? 0 : Double.POSITIVE_INFINITY;
            return new Interval(Math.min(best, after.low() / before.high() - 1), best, Double.POSITIVE_INFINITY);
        }
        if (headSamples == 0) {
            return new Interval(-1, -1, after.high() / before.low() - 1);
        }
        double best = Math.log(after.best() / before.best());
        double down = Math.hypot(Math.log(after.best() / after.low()), Math.log(before.high() / before.best()));
        double up = Math.hypot(Math.log(after.high() / after.best()), Math.log(before.best() / before.low()));
        return new Interval(best - down, best, best + up).mapRising(Math::expm1);
    }

    /** The 95 % score interval of one side: Wilson 1927 for a share; for a rate count ± z √(count + z²/4), around count + z²/2. */
    private Interval rate(long samples, double exposure) {
        double z = standard.critical();
        double count = samples / dispersion;
        double trials = exposure / dispersion;
        double rate = samples / exposure;
        double centre = count + z * z / 2;
        double half = z * Math.sqrt(count * (exposures.shares() ? Math.max(0, 1 - rate) : 1) + z * z / 4);
        double divisor = exposures.shares() ? trials + z * z : trials;
        double low = Math.max(0, (centre - half) / divisor);
        double high = (centre + half) / divisor;
        return new Interval(Math.min(low, rate), rate, Math.max(rate, exposures.shares() ? Math.min(1, high) : high));
    }

    /** Seen from the rate the function had before, or from one sample's. */
    double smallestVisible(Sight sight) {
        return sight.smallestVisible(Math.max(1, baseSamples) / exposures.base(), dispersion);
    }
}
