package dev.headroom.load.capacity;

import dev.headroom.measure.DurationText;
import dev.headroom.measure.Percentile;
import java.util.List;
import java.util.Locale;

/**
 * What a service must keep for its load to count as carried: bounds on response-time percentiles, and a share of failures.
 *
 * @param bounds all of which must hold; may be empty
 * @param mostErrors failed requests over all requests must stay below this, above 0 and at most 1
 */
public record ServiceLevel(List<Bound> bounds, double mostErrors) {

    /** The failures that are let pass where nobody says. */
    public static final double DEFAULT_MOST_ERRORS = 0.01;

    /**
     * A percentile of response time that must stay below a limit.
     *
     * @param limitNanos above 0
     */
    public record Bound(Percentile percentile, long limitNanos) {
        public Bound {
            if (limitNanos <= 0) {
                throw new IllegalArgumentException("A limit of response time is above 0, got " + limitNanos);
            }
        }

        /** The share of requests that may take longer. */
        double mostOver() {
            return 1 - percentile.rank() / 100;
        }

        @Override
        public String toString() {
            String limit = DurationText.of(limitNanos);
            return "p(" + percentile.label().substring(1) + ")<" + limit;
        }
    }

    public ServiceLevel {
        bounds = List.copyOf(bounds);
        if (!(mostErrors > 0 && mostErrors <= 1)) {
            throw new IllegalArgumentException("A share of failures lies above 0 and at most at 1, got " + mostErrors);
        }
    }

    /** How many requests one probe should have, so that a rate well below the limit is told from one above it. */
    public long requestsToDecide() {
        double most = MANY_ABOVE / mostErrors;
        for (Bound bound : bounds) {
            most = Math.max(most, MANY_ABOVE / Math.max(1e-6, bound.mostOver()));
        }
        return (long) Math.ceil(most);
    }

    /** Expected failures of a bound at the limit itself; with none seen, fewer than 4 would not prove it (Wilson). */
    private static final double MANY_ABOVE = 10;

    @Override
    public String toString() {
        var text = new StringBuilder();
        bounds.forEach(bound -> text.append(bound).append(" and "));
        String percent = String.format(Locale.ROOT, "%.4f", mostErrors * 100).replaceAll("\\.?0+$", "");
        return text.append("errors<").append(percent).append('%').toString();
    }
}
