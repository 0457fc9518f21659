package dev.headroom.gate.history;

import dev.headroom.gate.history.series.ChangeDetector;
import dev.headroom.gate.history.series.Observation;
import java.util.Comparator;
import java.util.List;

/**
 * One metric over time.
 *
 * @param subject the endpoint, the instance, or the file it was read from
 * @param metric as a budget names it, or any name
 * @param unit the metric's unit by its stable name, or any word; empty where it is not known
 * @param points in order of time; they are sorted on the way in
 * @param gaps what has no point
 */
public record PastSeries(String subject, String metric, String unit, List<PastPoint> points, Gaps gaps) {

    /**
     * Runs that add no point to a series.
     *
     * @param withErrors more than 1 % of the endpoint's requests failed
     * @param tooFewRequests so few that they do not bound the percentile
     * @param notMeasured the endpoint or the metric was not measured
     */
    public record Gaps(int withErrors, int tooFewRequests, int notMeasured) {

        public static final Gaps NONE = new Gaps(0, 0, 0);

        public int sum() {
            return withErrors + tooFewRequests + notMeasured;
        }
    }

    public PastSeries {
        points = points.stream().sorted(Comparator.comparing(PastPoint::time)).toList();
    }

    /** Tells what happened to it. */
    public FollowedSeries follow(ChangeDetector detector) {
        return new FollowedSeries(
                this,
                detector.follow(points.stream()
                        .map(point -> new Observation(point.time(), point.value()))
                        .toList()));
    }
}
