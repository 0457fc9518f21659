package dev.headroom.measure;

import java.math.BigDecimal;

/**
 * A rank from 0 to 100, such as 99.9.
 *
 * @param rank above 0, at most 100
 */
public record Percentile(double rank) implements Comparable<Percentile> {

    public static final Percentile P50 = new Percentile(50);
    public static final Percentile P95 = new Percentile(95);
    public static final Percentile P99 = new Percentile(99);
    public static final Percentile P99_9 = new Percentile(99.9);

    private static final double CONFIDENCE = 0.95;

    public Percentile {
        if (!(rank > 0 && rank <= 100)) {
            throw new IllegalArgumentException("A percentile lies above 0 and at most at 100, got " + rank);
        }
    }

    /** The rank as people write it: {@code p95}, {@code p99.9}. */
    public String label() {
        return "p" + BigDecimal.valueOf(rank).stripTrailingZeros().toPlainString();
    }

    /**
     * The fewest requests for which the largest one is an upper bound of this percentile with 95 % confidence: the
     * smallest n with 1 − qⁿ ≥ 0.95 (distribution-free tolerance bound, Wilks 1941). 59 for p95, 299 for p99.
     */
    public long minimumCount() {
        double q = rank / 100;
        return q >= 1 ? 1 : (long) Math.ceil(Math.log(1 - CONFIDENCE) / Math.log(q));
    }

    @Override
    public int compareTo(Percentile other) {
        return Double.compare(rank, other.rank);
    }

    @Override
    public String toString() {
        return label();
    }
}
