package dev.headroom.load.capacity;

import dev.headroom.measure.Interval;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The universal scalability law fitted to measured levels, with what the levels leave open.
 *
 * <p>Throughput is fitted over users by least squares, as Gunther and Schwartz do. Intervals come from the curvature of the
 * sum of squares at the optimum (delta method, Seber and Wild, Nonlinear Regression, 1989, section 5): Student's t for
 * single numbers, and Scheffé's F for the band, so that the whole curve lies in it with 95 % confidence and not each point
 * alone.
 */
public final class ScalabilityFit {

    /** Fewer levels leave too little beside three coefficients to judge them by. */
    public static final int FEWEST_LEVELS = 6;

    private static final int COEFFICIENTS = 3;
    private static final double UPPER_TAIL = 0.025;

    private final UniversalScalabilityLaw law;
    private final List<LoadLevel> levels;
    private final double[][] covariance;
    private final double student;
    private final double scheffe;
    private final double explained;

    private ScalabilityFit(UniversalScalabilityLaw law, List<LoadLevel> levels, double[][] inverse) {
        this.law = law;
        this.levels = levels;
        int freedom = levels.size() - COEFFICIENTS;
        double squares = 0;
        double around = 0;
        double mean =
                levels.stream().mapToDouble(LoadLevel::throughput).average().orElseThrow();
        for (LoadLevel level : levels) {
            squares += Math.pow(level.throughput() - law.throughputAt(level.users()), 2);
            around += Math.pow(level.throughput() - mean, 2);
        }
        explained = around == 0 ? 0 : Math.max(0, 1 - squares / around);
        covariance = new double[COEFFICIENTS][COEFFICIENTS];
        for (int i = 0; i < COEFFICIENTS; i++) {
            for (int j = 0; j < COEFFICIENTS; j++) {
                covariance[i][j] = inverse[i][j] * squares / freedom;
            }
        }
        student = TDistribution.of(freedom).inverseSurvivalProbability(UPPER_TAIL);
        scheffe = Math.sqrt(
                COEFFICIENTS * FDistribution.of(COEFFICIENTS, freedom).inverseSurvivalProbability(2 * UPPER_TAIL));
    }

    /**
     * Fits the law.
     *
     * @throws UnfitLevelsException with fewer than six different levels, or where nothing was answered at any of them
     */
    public static ScalabilityFit of(List<LoadLevel> measured) throws UnfitLevelsException {
        List<LoadLevel> levels = measured.stream()
                .sorted(Comparator.comparingDouble(LoadLevel::users))
                .toList();
        long different =
                levels.stream().mapToDouble(LoadLevel::users).distinct().count();
        if (different < FEWEST_LEVELS) {
            throw new UnfitLevelsException("The universal scalability law needs " + FEWEST_LEVELS
                    + " different levels of load, got " + different
                    + ". Allow more users, or find out why levels were left out.");
        }
        if (levels.stream().allMatch(level -> level.throughput() == 0)) {
            throw new UnfitLevelsException("Nothing was answered at any level of load, so there is nothing to fit.");
        }
        UniversalScalabilityLaw law = new LawFitter(levels).best();
        double[][] normal = new double[COEFFICIENTS][COEFFICIENTS];
        for (LoadLevel level : levels) {
            double[] slope = law.gradientAt(level.users());
            for (int i = 0; i < COEFFICIENTS; i++) {
                for (int j = 0; j < COEFFICIENTS; j++) {
                    normal[i][j] += slope[i] * slope[j];
                }
            }
        }
        double[][] inverse = Matrix3.inverse(normal);
        if (inverse == null) {
            throw new UnfitLevelsException("These levels of load do not tell contention from coherency apart."
                    + " Spread them wider, from one user to well past the highest throughput.");
        }
        return new ScalabilityFit(law, levels, inverse);
    }

    public UniversalScalabilityLaw law() {
        return law;
    }

    /** By users, ascending. */
    public List<LoadLevel> levels() {
        return levels;
    }

    /** Throughput of one user alone, per second. */
    public Interval lambda() {
        return interval(law.lambda(), deviation(0), Double.MAX_VALUE);
    }

    /** Contention. */
    public Interval sigma() {
        return interval(law.sigma(), deviation(1), 1);
    }

    /** Coherency. */
    public Interval kappa() {
        return interval(law.kappa(), deviation(2), Double.MAX_VALUE);
    }

    /** The coefficient's standard error: λ, σ or κ by its place in that order. */
    double deviation(int coefficient) {
        return Math.sqrt(Math.max(0, covariance[coefficient][coefficient]));
    }

    /** The throughput at a concurrency, with the band that holds the whole curve. */
    public Interval bandAt(double users) {
        return interval(law.throughputAt(users), scheffe * deviation(law.gradientAt(users)), Double.MAX_VALUE, 1);
    }

    /**
     * The knee's users; the interval is one of its logarithm. Empty where there is no coherency cost, and where its
     * interval reaches down to none, so that these levels do not prove a knee.
     */
    public Optional<Interval> provenKnee() {
        OptionalDouble knee = law.knee();
        if (knee.isEmpty() || kappa().low() <= 0 || law.sigma() >= 1) {
            return Optional.empty();
        }
        double[] slope = {0, -0.5 / (1 - law.sigma()), -0.5 / law.kappa()};
        double factor = Math.exp(student * deviation(slope));
        double users = knee.getAsDouble();
        return Optional.of(new Interval(users / factor, users, users * factor));
    }

    /** The highest throughput there is, at the knee or in the far end. Empty where nothing bounds it. */
    public Optional<Interval> limit() {
        OptionalDouble limit = law.limit();
        if (limit.isEmpty()) {
            return Optional.empty();
        }
        // At the knee the curve is flat, so the knee's own uncertainty adds nothing in first order.
        double[] slope = law.kappa() > 0
                ? law.gradientAt(law.knee().orElseThrow())
                : new double[] {1 / law.sigma(), -law.lambda() / (law.sigma() * law.sigma()), 0};
        return Optional.of(interval(limit.getAsDouble(), deviation(slope), Double.MAX_VALUE));
    }

    /** The share of the throughput's variance that the law explains, 0 to 1. */
    public double explained() {
        return explained;
    }

    /** The largest distance of a measured throughput from the law, as a share of the law's. */
    public double worstResidual() {
        return levels.stream()
                .mapToDouble(level -> Math.abs(level.throughput() / law.throughputAt(level.users()) - 1))
                .max()
                .orElseThrow();
    }

    private double deviation(double[] slope) {
        return Math.sqrt(Math.max(0, Matrix3.quadratic(slope, covariance)));
    }

    private Interval interval(double best, double deviation, double most) {
        return interval(best, deviation, most, student);
    }

    private static Interval interval(double best, double deviation, double most, double times) {
        return new Interval(Math.max(0, best - times * deviation), best, Math.min(most, best + times * deviation));
    }
}
