package dev.headroom.report;

import dev.headroom.measure.DurationHistogram;
import java.util.List;

/**
 * One endpoint's response times over the window.
 *
 * @param responseTimes all of them, for the percentile plot
 * @param serviceTimes likewise, send to complete
 * @param intervalNanos length of one interval
 * @param intervals response times by the interval their intended start lies in, in order, gaps as empty histograms
 */
public record EndpointTimeline(
        String endpoint,
        DurationHistogram responseTimes,
        DurationHistogram serviceTimes,
        long intervalNanos,
        List<DurationHistogram> intervals) {

    public EndpointTimeline {
        intervals = List.copyOf(intervals);
    }
}
