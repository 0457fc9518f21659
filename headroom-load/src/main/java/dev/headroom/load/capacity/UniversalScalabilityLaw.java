package dev.headroom.load.capacity;

import java.util.OptionalDouble;

/**
 * Throughput of N concurrent users as Gunther's law has it (Guerrilla Capacity Planning, 2007):
 *
 * <pre>X(N) = λN / (1 + σ(N − 1) + κN(N − 1))</pre>
 *
 * @param lambda throughput of one user alone, per second; above 0
 * @param sigma contention: the share of the work that is done one at a time, 0 to 1
 * @param kappa coherency: what every pair of users costs each other, not negative
 */
public record UniversalScalabilityLaw(double lambda, double sigma, double kappa) {

    public UniversalScalabilityLaw {
        if (!(lambda > 0 && Double.isFinite(lambda))) {
            throw new IllegalArgumentException("The throughput of one user is above 0, got " + lambda);
        }
        if (!(sigma >= 0 && sigma <= 1)) {
            throw new IllegalArgumentException("Contention is a share from 0 to 1, got " + sigma);
        }
        if (!(kappa >= 0 && Double.isFinite(kappa))) {
            throw new IllegalArgumentException("Coherency is not negative, got " + kappa);
        }
    }

    /** Requests per second of this many users, each asking again when answered. */
    public double throughputAt(double users) {
        return lambda * users / slowdownAt(users);
    }

    /** How many times longer a request takes than it takes one user alone. */
    public double slowdownAt(double users) {
        return 1 + sigma * (users - 1) + kappa * users * (users - 1);
    }

    /** The knee, N* = √((1 − σ) / κ): more users bring less. Empty where there is no coherency cost, so no end. */
    public OptionalDouble knee() {
        return kappa == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.max(1, Math.sqrt((1 - sigma) / kappa)));
    }

    /**
     * The throughput that no number of users exceeds: at the knee, or λ/σ, which it comes ever closer to where there is no
     * coherency cost. Empty where the law is a straight line.
     */
    public OptionalDouble limit() {
        if (kappa > 0) {
            return OptionalDouble.of(throughputAt(knee().orElseThrow()));
        }
        return sigma > 0 ? OptionalDouble.of(lambda / sigma) : OptionalDouble.empty();
    }

    /** Partial derivatives of the throughput by λ, σ and κ. */
    double[] gradientAt(double users) {
        double slowdown = slowdownAt(users);
        double share = lambda * users * (users - 1) / (slowdown * slowdown);
        return new double[] {users / slowdown, -share, -share * users};
    }
}
