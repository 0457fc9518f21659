package dev.headroom.diagnose.tail;

import java.util.List;
import java.util.Optional;

/**
 * The shape of an endpoint's response times.
 *
 * @param peaks the modes, fastest first; one where the distribution has a single peak
 * @param split the attribute that best tells slow requests from fast ones; empty where none does
 * @param tried the attributes that were looked at, in words
 * @param requests how many requests this rests on
 */
public record Modes(List<Peak> peaks, Optional<Split> split, List<String> tried, long requests) {

    /**
     * @param nanos response time at the peak
     * @param share of the requests that belong to it, 0 to 1
     */
    public record Peak(long nanos, double share) {}

    /**
     * @param attribute in words: {@code connection}, {@code thread}, {@code SQL statement}, {@code {id} in buckets}
     * @param value the attribute's value that goes with slow requests
     * @param strength Cramér's V of slow against this value, 0 (nothing) to 1 (tells them apart without error)
     * @param pValue of a chi-squared test, corrected for all values that were tried
     * @param slowWith share of slow requests among those with the value, 0 to 1
     * @param slowWithout share of slow requests among the others, 0 to 1
     * @param requestsWith requests with the value
     */
    public record Split(
            String attribute,
            String value,
            double strength,
            double pValue,
            double slowWith,
            double slowWithout,
            long requestsWith) {}

    public Modes {
        peaks = List.copyOf(peaks);
        tried = List.copyOf(tried);
    }
}
