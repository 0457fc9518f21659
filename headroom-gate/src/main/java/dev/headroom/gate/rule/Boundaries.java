package dev.headroom.gate.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * The bounds of a one-sided test that is looked at several times: the k-th is crossed first, were nothing changed, with just the chance
 * that the spending function grants the k-th look. Statistics of looks hang together as sums of independent parts do, so the density of
 * what has crossed nothing yet is carried from look to look by numerical integration (Armitage, McPherson and Rowe, J. R. Stat. Soc. A
 * 132, 1969; Jennison and Turnbull, "Group Sequential Methods with Applications to Clinical Trials", 2000, 19.2).
 */
final class Boundaries {

    /** Of Simpson's rule, even. */
    private static final int STEPS = 240;

    private static final double FARTHEST = 8;
    private static final int HALVINGS = 50;

    /** The points of the last look, as sums, and the density there of what has crossed nothing. */
    private double[] points = new double[0];

    private double[] masses = new double[0];
    private double sharesSeen;

    private Boundaries() {}

    /**
     * The bounds on z, one a look.
     *
     * @param shares of all blocks at each look, ascending, above 0, at most 1
     */
    static List<Double> of(List<Double> shares, double level, Spending spending) {
        var boundaries = new Boundaries();
        List<Double> bounds = new ArrayList<>();
        double spent = 0;
        for (double share : shares) {
            double more = spending.spent(level, share) - spent;
            bounds.add(boundaries.look(share, more));
            spent += more;
        }
        return bounds;
    }

    private double look(double share, double chance) {
        double bound = sharesSeen == 0 ? Normal.upper(chance) : bound(share, chance);
        continueBelow(share, bound);
        return bound;
    }

    private double bound(double share, double chance) {
        double low = -FARTHEST;
        double high = FARTHEST;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (crossing(share, middle) > chance) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private double crossing(double share, double bound) {
        double deviation = Math.sqrt(share - sharesSeen);
        double chance = 0;
        for (int i = 0; i < points.length; i++) {
            chance += masses[i] * Normal.above((bound * Math.sqrt(share) - points[i]) / deviation);
        }
        return chance;
    }

    private void continueBelow(double share, double bound) {
        double root = Math.sqrt(share);
        double from = -FARTHEST * root;
        double step = (bound * root - from) / STEPS;
        double[] nextPoints = new double[STEPS + 1];
        double[] nextMasses = new double[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            double weight = (i == 0 || i == STEPS ? 1 : i % 2 == 1 ? 4 : 2) * step / 3;
            nextPoints[i] = from + i * step;
            nextMasses[i] = weight * density(nextPoints[i], share);
        }
        points = nextPoints;
        masses = nextMasses;
        sharesSeen = share;
    }

    private double density(double point, double share) {
        if (sharesSeen == 0) {
            return Normal.density(point / Math.sqrt(share)) / Math.sqrt(share);
        }
        double deviation = Math.sqrt(share - sharesSeen);
        double density = 0;
        for (int i = 0; i < points.length; i++) {
            density += masses[i] * Normal.density((point - points[i]) / deviation) / deviation;
        }
        return density;
    }
}
