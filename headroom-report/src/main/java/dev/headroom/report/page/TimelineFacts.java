package dev.headroom.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.Percentile;
import dev.headroom.report.EndpointTimeline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The charts' part of the page's data: response times by percentile and by second, per endpoint and over all of them,
 * the latter from added histograms.
 */
final class TimelineFacts {

    /** Points per factor of ten in the share of slower requests; enough for a smooth line. */
    private static final int POINTS_PER_DECADE = 20;

    private TimelineFacts() {}

    static void write(List<EndpointTimeline> timelines, JsonGenerator json) throws IOException {
        json.writeNumberField("pointsPerDecade", POINTS_PER_DECADE);
        json.writeArrayFieldStart("timelines");
        if (comparable(timelines)) {
            timeline(overall(timelines), json);
        }
        for (EndpointTimeline timeline : timelines) {
            timeline(timeline, json);
        }
        json.writeEndArray();
    }

    private static boolean comparable(List<EndpointTimeline> timelines) {
        return timelines.stream()
                        .mapToLong(EndpointTimeline::intervalNanos)
                        .distinct()
                        .count()
                == 1;
    }

    private static EndpointTimeline overall(List<EndpointTimeline> timelines) {
        var response = new DurationHistogram();
        var service = new DurationHistogram();
        List<DurationHistogram> intervals = new ArrayList<>();
        for (EndpointTimeline timeline : timelines) {
            response.add(timeline.responseTimes());
            service.add(timeline.serviceTimes());
            for (int i = 0; i < timeline.intervals().size(); i++) {
                if (i == intervals.size()) {
                    intervals.add(new DurationHistogram());
                }
                intervals.get(i).add(timeline.intervals().get(i));
            }
        }
        return new EndpointTimeline("", response, service, timelines.get(0).intervalNanos(), intervals);
    }

    private static void timeline(EndpointTimeline timeline, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("endpoint", timeline.endpoint());
        json.writeNumberField("count", timeline.responseTimes().count());
        curve("response", timeline.responseTimes(), json);
        curve("service", timeline.serviceTimes(), json);
        json.writeNumberField("intervalNanos", timeline.intervalNanos());
        List<DurationHistogram> intervals = timeline.intervals();
        json.writeArrayFieldStart("counts");
        for (DurationHistogram interval : intervals) {
            json.writeNumber(interval.count());
        }
        json.writeEndArray();
        line("p50", intervals, h -> h.nanosAt(Percentile.P50), json);
        line("p95", intervals, h -> h.nanosAt(Percentile.P95), json);
        line("p99", intervals, h -> h.nanosAt(Percentile.P99), json);
        line("max", intervals, DurationHistogram::maxNanos, json);
        json.writeEndObject();
    }

    /**
     * Durations at ranks evenly spaced in log10(1 / (1 − rank)): from the fastest to the last rank that one request can
     * stand for. Point i has the rank 1 − 10^(−i / points per decade).
     */
    private static void curve(String name, DurationHistogram times, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        if (!times.isEmpty()) {
            int last = (int) Math.floor(Math.log10(times.count()) * POINTS_PER_DECADE);
            for (int i = 0; i <= last; i++) {
                double slower = Math.pow(10, -(double) i / POINTS_PER_DECADE);
                double rank = Math.max(100 * (1 - slower), 100.0 / times.count());
                json.writeNumber(times.nanosAt(new Percentile(Math.min(100, rank))));
            }
        }
        json.writeEndArray();
    }

    private static void line(
            String name, List<DurationHistogram> intervals, ToLongFunction<DurationHistogram> nanos, JsonGenerator json)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (DurationHistogram interval : intervals) {
            if (interval.isEmpty()) {
                json.writeNull();
            } else {
                json.writeNumber(nanos.applyAsLong(interval));
            }
        }
        json.writeEndArray();
    }
}
