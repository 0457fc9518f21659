package dev.headroom.gate.rule;

import java.util.function.DoublePredicate;

/**
 * What a gate can see of one metric on a machine of known noise. Chances are those of a normal d of known deviation, judged by t as the gate
 * does it, at one look; changes and limits are shares, 0.1 is 10 %.
 *
 * @param deviation of one block's ln after − ln before of unchanged code, from 0 on
 * @param looks when blocks are judged
 * @param rules how many rules of the build are judged by statistics, this one among them, at least 1
 */
public record Resolution(double deviation, Looks looks, int rules) {

    /** No change larger than this, in logarithms, is looked for. */
    private static final double LARGEST = 10;

    public Resolution {
        if (!(deviation >= 0 && Double.isFinite(deviation)) || rules < 1) {
            throw new IllegalArgumentException(
                    "A deviation is not negative, and there is a rule, got " + deviation + " and " + rules);
        }
    }

    /**
     * The smallest rise that is seen as one with this chance. A limit below what is seen at 80 % is below what the gate can judge: it
     * would pass unchanged code in fewer than four of five builds, too.
     */
    public double smallestRise(int blocks, double power) {
        StudentPower judged = strictest(blocks);
        return smallest(rise -> chanceToFail(judged, rise, 0, blocks) >= power);
    }

    /** The smallest limit that unchanged code surely keeps to with this chance. */
    public double smallestLimit(int blocks, double power) {
        StudentPower judged = power(blocks, looks.level());
        return smallest(limit -> chanceToPass(judged, 0, limit, blocks) >= power);
    }

    /** The chance of a FAIL at so many blocks if the metric rose by {@code rise}; with Holm's correction at its strictest. */
    public double chanceToFail(double rise, double limit, int blocks) {
        return chanceToFail(strictest(blocks), rise, limit, blocks);
    }

    private double chanceToFail(StudentPower judged, double rise, double limit, int blocks) {
        return deviation == 0 ? rise > limit ? 1 : 0 : judged.above(scaled(rise, blocks), scaled(limit, blocks));
    }

    /** The chance of a PASS at so many blocks if the metric rose by {@code rise}. */
    public double chanceToPass(double rise, double limit, int blocks) {
        return chanceToPass(power(blocks, looks.level()), rise, limit, blocks);
    }

    private double chanceToPass(StudentPower judged, double rise, double limit, int blocks) {
        return deviation == 0 ? rise <= limit ? 1 : 0 : judged.above(scaled(limit, blocks) - scaled(rise, blocks), 0);
    }

    /** The chance that this rule fails in a build that changed nothing, over all looks, before fresh blocks confirm it; at most this. */
    public double falseAlarm(double limit) {
        return looks.blocks().stream()
                .mapToDouble(blocks -> chanceToFail(0, limit, blocks))
                .sum();
    }

    /** As Holm's correction asks for it where no other rule has failed yet. */
    private StudentPower strictest(int blocks) {
        return power(blocks, looks.level() / rules);
    }

    private StudentPower power(int blocks, double share) {
        return new StudentPower(blocks - 1, looks.levelAt(blocks, share));
    }

    private double scaled(double share, int blocks) {
        return Math.log1p(share) * Math.sqrt(blocks) / deviation;
    }

    private static double smallest(DoublePredicate enough) {
        double low = 0;
        double high = LARGEST;
        for (int i = 0; i < 40; i++) {
            double middle = (low + high) / 2;
            if (enough.test(Math.expm1(middle))) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return Math.expm1(high);
    }
}
