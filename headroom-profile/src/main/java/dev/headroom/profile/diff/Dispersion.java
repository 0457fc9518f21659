package dev.headroom.profile.diff;

import java.util.Collection;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * How much recordings of unchanged code differ beyond sampling, as all functions together tell it; what a function's own few
 * recordings cannot tell alone is taken from the others.
 *
 * <p>The functions' dispersions are taken as drawn from a scaled inverse χ² distribution, which makes those estimated follow a
 * scaled F distribution (Smyth 2004, "Linear models and empirical Bayes methods", 3.2 and 6.1; for counts Lund, Nettleton,
 * McCarthy and Smyth 2012, "Detecting differential expression … using quasi-likelihood with shrunken dispersion estimates").
 * Its two parameters are those of the greatest likelihood. The more functions differ in how much they vary, the less is
 * borrowed. Functions of one profile vary together, so what they tell of each other is never taken for more than {@link
 * #MOST_BORROWED} recordings' worth.
 *
 * @param own degrees of freedom of a function's own estimate, 0 where no side has a second recording
 * @param typical the dispersion that functions have in the middle
 * @param borrowed degrees of freedom that this is worth
 */
record Dispersion(int own, double typical, double borrowed) {

    /** Sampling alone: what must be assumed of one recording against one. */
    static final Dispersion UNKNOWN = new Dispersion(0, 1, 0);

    /** Counts below this say nothing of dispersion (Pearson's statistic is not near χ²). */
    static final double LEAST_MEAN_COUNT = 3;

    private static final int FEWEST_FUNCTIONS = 10;
    static final double MOST_BORROWED = 6;
    private static final double[] BORROWED = {0.5, 1, 1.5, 2, 3, 4, 5, MOST_BORROWED};

    static Dispersion of(Exposures exposures, Collection<Counts> functions) {
        int own = exposures.degreesOfFreedom();
        if (own == 0) {
            return UNKNOWN;
        }
        double[] estimates = functions.stream()
                .filter(counts -> counts.sum() >= LEAST_MEAN_COUNT * counts.recordings())
                .mapToDouble(exposures::dispersion)
                .toArray();
        return estimates.length < FEWEST_FUNCTIONS ? new Dispersion(own, 1, 0) : likeliest(own, estimates);
    }

    private static Dispersion likeliest(int own, double[] estimates) {
        Dispersion best = new Dispersion(own, 1, 0);
        double bestLikelihood = Double.NEGATIVE_INFINITY;
        for (double borrowed : BORROWED) {
            for (double typical = 0.5; typical < 500; typical *= 1.2) {
                double likelihood = logLikelihood(estimates, typical, own, borrowed);
                if (likelihood > bestLikelihood) {
                    bestLikelihood = likelihood;
                    best = new Dispersion(own, typical, borrowed);
                }
            }
        }
        return best;
    }

    /** Of estimates that follow {@code typical} times F(own, borrowed). */
    private static double logLikelihood(double[] estimates, double typical, double own, double borrowed) {
        double power = (own + borrowed) / 2;
        double constant = FDistribution.of(own, borrowed).logDensity(1) + power * Math.log1p(own / borrowed);
        double sum = estimates.length * (constant - Math.log(typical));
        for (double estimate : estimates) {
            // With one degree of freedom the density has no bound at 0, where equal counts would decide everything.
            double x = Math.max(estimate / typical, 0.01);
            sum += (own / 2.0 - 1) * Math.log(x) - power * Math.log1p(own * x / borrowed);
        }
        return sum;
    }

    /** A function's own estimate, drawn towards the typical one; never below sampling alone. */
    double moderated(double estimate) {
        return own == 0 ? 1 : Math.max(1, (own * estimate + borrowed * typical) / (own + borrowed));
    }
}
