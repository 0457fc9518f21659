package dev.headroom.gate.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * Several hypotheses at one level together: Holm's step-down (Holm, "A simple sequentially rejective multiple test procedure", Scand. J.
 * Stat. 6, 1979). The chance that any true one is rejected is at most the level, however they hang together. The least p-value is
 * held against level ⁄ m, the next against level ⁄ (m − 1) and so on; the first that does not keep to it ends the rejections.
 *
 * @param pValues from 0 to 1, in the order of the hypotheses
 */
public record Holm(List<Double> pValues) {

    public Holm {
        pValues = List.copyOf(pValues);
        if (pValues.stream().anyMatch(p -> !(p >= 0 && p <= 1))) {
            throw new IllegalArgumentException("P-values lie between 0 and 1, got " + pValues);
        }
    }

    public static Holm of(List<Double> pValues) {
        return new Holm(pValues);
    }

    /** Which are rejected at this level together, in the order of the hypotheses. */
    public List<Boolean> rejected(double level) {
        return rejected(level, share -> share);
    }

    /**
     * Which are rejected where a hypothesis has a test for each share of the level, as one that is looked at several times has.
     *
     * @param nominal the level that a p-value is held against, from the share of {@code level} its hypothesis may use; rising
     */
    public List<Boolean> rejected(double level, DoubleUnaryOperator nominal) {
        List<Boolean> rejected = new ArrayList<>(Collections.nCopies(pValues.size(), false));
        int left = pValues.size();
        for (int next : ascending()) {
            if (pValues.get(next) > nominal.applyAsDouble(level / left)) {
                break;
            }
            rejected.set(next, true);
            left--;
        }
        return rejected;
    }

    /** For each hypothesis the least level at which it is rejected among all of them, at most 1. */
    public List<Double> adjusted() {
        List<Double> adjusted = new ArrayList<>(Collections.nCopies(pValues.size(), 1.0));
        int left = pValues.size();
        double largest = 0;
        for (int next : ascending()) {
            largest = Math.max(largest, Math.min(1, pValues.get(next) * left));
            adjusted.set(next, largest);
            left--;
        }
        return adjusted;
    }

    private List<Integer> ascending() {
        return IntStream.range(0, pValues.size())
                .boxed()
                .sorted(Comparator.comparing(pValues::get))
                .toList();
    }
}
