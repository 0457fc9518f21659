package dev.headroom.measure;

/**
 * How many of a number of independent trials succeeded: samples under a frame, requests that met a cause.
 *
 * @param successes from 0 to {@code trials}
 * @param trials not negative
 */
public record Proportion(double successes, double trials) {

    /** The two-sided 95 % point of the standard normal distribution. */
    private static final double Z = 1.959963984540054;

    public Proportion {
        if (!(successes >= 0 && successes <= trials)) {
            throw new IllegalArgumentException("Successes lie from 0 to trials, got " + successes + " of " + trials);
        }
    }

    public double share() {
        return trials == 0 ? 0 : successes / trials;
    }

    /** The 95 % score interval of Wilson (1927), which stays inside 0..1; all of it where there were no trials. */
    public Interval interval() {
        if (trials == 0) {
            return new Interval(0, 0, 1);
        }
        double share = share();
        double z2 = Z * Z / trials;
        double centre = (share + z2 / 2) / (1 + z2);
        double half = Z / (1 + z2) * Math.sqrt(share * (1 - share) / trials + z2 / (4 * trials));
        return new Interval(
                Math.min(share, Math.max(0, centre - half)), share, Math.max(share, Math.min(1, centre + half)));
    }
}
