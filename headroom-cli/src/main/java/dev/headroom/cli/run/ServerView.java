package dev.headroom.cli.run;

import dev.headroom.diagnose.Diagnosis;
import dev.headroom.diagnose.EndpointDiagnosis;
import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.Environment;
import dev.headroom.measure.PercentileSummary;
import dev.headroom.measure.RequestOutcome;
import dev.headroom.measure.run.EndpointMeasurement;
import dev.headroom.measure.run.InstanceMeasurement;
import dev.headroom.measure.run.PerRequest;
import dev.headroom.measure.run.RunMeasurement;
import dev.headroom.measure.run.SelfCheck;
import dev.headroom.profile.recording.ServerRequest;
import dev.headroom.report.EndpointTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Requests as the server saw them, where the load was not ours: routes take the place of endpoints. */
final class ServerView {

    private static final long INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int FIRST_ERROR_STATUS = 500;

    private final long startNanos;
    private final long endNanos;
    private final Map<String, List<ServerRequest>> byRoute;

    ServerView(List<ServerRequest> requests, long startNanos, long endNanos) {
        this.startNanos = startNanos;
        this.endNanos = endNanos;
        byRoute = requests.stream()
                .filter(request -> startNanos <= request.startNanos() && request.startNanos() < endNanos)
                .collect(Collectors.groupingBy(
                        request -> request.method() + " " + request.route(), TreeMap::new, Collectors.toList()));
    }

    RunMeasurement measurement(
            String id,
            Instant start,
            Duration window,
            boolean complete,
            Environment environment,
            InstanceMeasurement instance,
            Diagnosis diagnosis) {
        Map<String, PerRequest> costs = diagnosis.endpoints().stream()
                .collect(Collectors.toMap(EndpointDiagnosis::endpoint, EndpointDiagnosis::perRequest));
        List<EndpointMeasurement> endpoints = byRoute.entrySet().stream()
                .map(route -> endpoint(route.getKey(), route.getValue(), costs))
                .toList();
        double rate =
                endpoints.stream().mapToLong(EndpointMeasurement::requests).sum() * 1e9 / window.toNanos();
        return new RunMeasurement(
                id, start, window, complete, environment, endpoints, instance, SelfCheck.ofForeignLoad(rate));
    }

    private static EndpointMeasurement endpoint(
            String name, List<ServerRequest> requests, Map<String, PerRequest> costs) {
        PercentileSummary times = durations(requests).summary();
        long failed = requests.stream().filter(ServerView::failed).count();
        return new EndpointMeasurement(
                name,
                requests.size(),
                failed == 0 ? Map.of() : Map.of(RequestOutcome.BAD_STATUS, failed),
                times,
                times,
                costs.getOrDefault(name, PerRequest.unknown()));
    }

    List<EndpointTimeline> timelines() {
        return byRoute.entrySet().stream()
                .map(route -> new EndpointTimeline(
                        route.getKey(),
                        durations(route.getValue()),
                        durations(route.getValue()),
                        INTERVAL_NANOS,
                        intervals(route.getValue())))
                .toList();
    }

    private List<DurationHistogram> intervals(List<ServerRequest> requests) {
        List<DurationHistogram> intervals = new ArrayList<>();
        for (long from = startNanos; from < endNanos; from += INTERVAL_NANOS) {
            intervals.add(new DurationHistogram());
        }
        for (ServerRequest request : requests) {
            if (!failed(request)) {
                intervals
                        .get((int) ((request.startNanos() - startNanos) / INTERVAL_NANOS))
                        .recordNanos(request.durationNanos());
            }
        }
        return intervals;
    }

    private static DurationHistogram durations(List<ServerRequest> requests) {
        var histogram = new DurationHistogram();
        requests.stream()
                .filter(request -> !failed(request))
                .forEach(request -> histogram.recordNanos(request.durationNanos()));
        return histogram;
    }

    private static boolean failed(ServerRequest request) {
        return request.status() >= FIRST_ERROR_STATUS;
    }
}
