package dev.headroom.gate.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * After how many blocks they are judged, and how much of the error each look may use up, so that looking several times errs no more
 * often than looking once. The nominal levels follow from the normal distribution and are used for p-values of t and of the bootstrap
 * too, as is usual (Jennison and Turnbull, "Group Sequential Methods with Applications to Clinical Trials", 2000, 11.5).
 *
 * <p>Standard is {@link Spending#POCOCK} at 2.5 % a side: of the functions in use it grants the first of 5, 10 and 20 blocks the most that
 * is below 1 %, so that a gate of 5 blocks errs in less than 1 of 100 and yet finds there what it can.
 *
 * @param blocks numbers of blocks, ascending, at least 2
 * @param level one-sided, of all looks together: the chance of a FAIL of a metric that did not get worse, and of a PASS of one at its limit
 */
public record Looks(List<Integer> blocks, double level, Spending spending) {

    private static final double STANDARD_LEVEL = 0.025;

    public Looks {
        blocks = List.copyOf(blocks);
        if (blocks.isEmpty() || blocks.get(0) < 2) {
            throw new IllegalArgumentException("Blocks are looked at from 2 on, got " + blocks);
        }
        for (int i = 1; i < blocks.size(); i++) {
            if (blocks.get(i) <= blocks.get(i - 1)) {
                throw new IllegalArgumentException("Every look is at more blocks than the one before, got " + blocks);
            }
        }
        if (!(level > 0 && level < 0.5)) {
            throw new IllegalArgumentException("A level lies above 0 and below 0.5, got " + level);
        }
    }

    /** At 5, 10 and 20 blocks. */
    public static Looks standard() {
        return at(List.of(5, 10, 20));
    }

    /** At these numbers of blocks, at 2.5 % a side together. */
    public static Looks at(List<Integer> blocks) {
        return new Looks(blocks, STANDARD_LEVEL, Spending.POCOCK);
    }

    /** Once. */
    public static Looks once(int blocks) {
        return at(List.of(blocks));
    }

    /** The most that are measured. */
    public int most() {
        return blocks.get(blocks.size() - 1);
    }

    /** The next look after so many blocks; empty after the last. */
    public Optional<Integer> after(int measured) {
        return blocks.stream().filter(look -> look > measured).findFirst();
    }

    public boolean isLook(int measured) {
        return blocks.contains(measured);
    }

    /** The one-sided level that a p-value is held against after so many blocks; also between looks, where measuring was stopped. */
    public double levelAt(int measured) {
        return levelAt(measured, level);
    }

    /** Of the two-sided interval to be shown after so many blocks. */
    public double confidenceAt(int measured) {
        return 1 - 2 * levelAt(measured);
    }

    /** @param share of the level that one of several hypotheses may use */
    double levelAt(int measured, double share) {
        double all = Math.max(most(), measured);
        List<Double> shares = new ArrayList<>();
        blocks.stream().filter(look -> look < measured).forEach(look -> shares.add(look / all));
        shares.add(measured / all);
        List<Double> bounds = Boundaries.of(shares, share, spending);
        return Normal.above(bounds.get(bounds.size() - 1));
    }
}
