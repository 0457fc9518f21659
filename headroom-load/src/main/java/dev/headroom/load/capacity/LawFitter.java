package dev.headroom.load.capacity;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the law with the least squares of residuals by Levenberg (1944) and Marquardt (1963), with Marquardt's scaling by
 * the diagonal.
 *
 * <p>Contention and coherency may not be negative. Where the free optimum lies outside, the constrained one lies on an
 * edge; there are few enough edges to try each.
 */
final class LawFitter {

    private static final int LAMBDA = 0;
    private static final int SIGMA = 1;
    private static final int KAPPA = 2;
    private static final int MOST_STEPS = 500;

    /** Starts from which the optimum has to be found: little and much of both costs. */
    private static final double[][] STARTS = {{0.02, 1e-4}, {0.3, 1e-3}, {0.05, 0}, {0.8, 1e-5}};

    private final List<LoadLevel> levels;
    private final double unit;

    LawFitter(List<LoadLevel> levels) {
        this.levels = levels;
        this.unit = levels.stream().mapToDouble(LoadLevel::throughput).max().orElseThrow();
    }

    /** A candidate and its sum of squared residuals, both in the fitter's unit of throughput. */
    private static final class Candidate {
        private final double[] parameters;
        private final double squares;

        private Candidate(double[] parameters, double squares) {
            this.parameters = parameters;
            this.squares = squares;
        }
    }

    UniversalScalabilityLaw best() {
        List<Candidate> candidates = new ArrayList<>();
        for (double[] start : STARTS) {
            add(candidates, new double[] {1, start[0], start[1]}, true, true, true);
            add(candidates, new double[] {1, start[0], 0}, true, true, false);
            add(candidates, new double[] {1, 0, start[1]}, true, false, true);
            add(candidates, new double[] {1, 1, start[1]}, true, false, true);
        }
        add(candidates, new double[] {1, 0, 0}, true, false, false);
        add(candidates, new double[] {1, 1, 0}, true, false, false);
        Candidate best = candidates.get(0);
        for (Candidate candidate : candidates) {
            best = candidate.squares < best.squares ? candidate : best;
        }
        double[] p = best.parameters;
        return new UniversalScalabilityLaw(p[LAMBDA] * unit, p[SIGMA], p[KAPPA]);
    }

    private void add(List<Candidate> candidates, double[] start, boolean... free) {
        double[] p = start.clone();
        // λ is linear: given the others, its optimum is known.
        double top = 0;
        double bottom = 0;
        for (LoadLevel level : levels) {
            double shape = new UniversalScalabilityLaw(1, p[SIGMA], p[KAPPA]).throughputAt(level.users());
            top += shape * level.throughput() / unit;
            bottom += shape * shape;
        }
        p[LAMBDA] = top / bottom;
        Candidate found = descend(p, free);
        double[] q = found.parameters;
        if (q[LAMBDA] > 0 && q[SIGMA] >= 0 && q[SIGMA] <= 1 && q[KAPPA] >= 0 && Double.isFinite(found.squares)) {
            candidates.add(found);
        }
    }

    private Candidate descend(double[] start, boolean[] free) {
        var here = new Candidate(start, squares(start));
        double damping = 1e-3;
        for (int step = 0; step < MOST_STEPS && damping < 1e16; step++) {
            double[] next = step(here.parameters, free, damping);
            double squares = next == null ? Double.POSITIVE_INFINITY : squares(next);
            if (next != null && squares <= here.squares) {
                boolean settled = settled(here.parameters, next);
                here = new Candidate(next, squares);
                damping = Math.max(1e-12, damping / 10);
                if (settled) {
                    break;
                }
            } else {
                damping *= 10;
            }
        }
        return here;
    }

    private static boolean settled(double[] before, double[] after) {
        for (int i = 0; i < before.length; i++) {
            if (Math.abs(after[i] - before[i]) > 1e-12 * (Math.abs(after[i]) + 1e-9)) {
                return false;
            }
        }
        return true;
    }

    private double @Nullable [] step(double[] p, boolean[] free, double damping) {
        int[] index = indexOfFree(free);
        double[][] normal = new double[index.length][index.length];
        double[] gradient = new double[index.length];
        for (LoadLevel level : levels) {
            double[] slope = slopes(p, level.users());
            double residual = level.throughput() / unit - value(p, level.users());
            for (int i = 0; i < index.length; i++) {
                gradient[i] += slope[index[i]] * residual;
                for (int j = 0; j < index.length; j++) {
                    normal[i][j] += slope[index[i]] * slope[index[j]];
                }
            }
        }
        for (int i = 0; i < index.length; i++) {
            normal[i][i] *= 1 + damping;
        }
        double[][] inverse = Matrix3.inverse(normal);
        if (inverse == null) {
            return null;
        }
        double[] next = p.clone();
        for (int i = 0; i < index.length; i++) {
            for (int j = 0; j < index.length; j++) {
                next[index[i]] += inverse[i][j] * gradient[j];
            }
        }
        return next;
    }

    private static int[] indexOfFree(boolean[] free) {
        return java.util.stream.IntStream.range(0, free.length)
                .filter(i -> free[i])
                .toArray();
    }

    private double squares(double[] p) {
        double sum = 0;
        for (LoadLevel level : levels) {
            double slowdown = slowdown(p, level.users());
            double residual = level.throughput() / unit - p[LAMBDA] * level.users() / slowdown;
            sum += slowdown > 0 ? residual * residual : Double.POSITIVE_INFINITY;
        }
        return sum;
    }

    /** The law itself, without its bounds: a descent may pass through what no law allows. */
    private static double slowdown(double[] p, double users) {
        return 1 + p[SIGMA] * (users - 1) + p[KAPPA] * users * (users - 1);
    }

    private static double value(double[] p, double users) {
        return p[LAMBDA] * users / slowdown(p, users);
    }

    private static double[] slopes(double[] p, double users) {
        double slowdown = slowdown(p, users);
        double share = p[LAMBDA] * users * (users - 1) / (slowdown * slowdown);
        return new double[] {users / slowdown, -share, -share * users};
    }
}
