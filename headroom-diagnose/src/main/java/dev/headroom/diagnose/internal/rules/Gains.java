package dev.headroom.diagnose.internal.rules;

import dev.headroom.diagnose.Gain;
import dev.headroom.diagnose.internal.Bootstrap;
import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.rule.JoinedRequest;
import dev.headroom.measure.Interval;
import dev.headroom.measure.run.PerRequest;
import dev.headroom.profile.SampleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Predicts what goes when the samples of a site go (Amdahl): the site's share of a resource times what a request uses. */
final class Gains {

    private Gains() {}

    /** Response time first, by which findings of all rules can be compared, then CPU, then bytes; those that are known. */
    static List<Gain> of(EndpointEvidence endpoint, HotSite site) {
        List<Gain> gains = new ArrayList<>();
        responseTime(endpoint, site).ifPresent(gains::add);
        cpu(endpoint, site).ifPresent(gains::add);
        bytes(endpoint, site).ifPresent(gains::add);
        return gains;
    }

    private static Optional<Gain> responseTime(EndpointEvidence endpoint, HotSite site) {
        double[] responses = endpoint.requests().stream()
                .filter(JoinedRequest::succeeded)
                .mapToDouble(JoinedRequest::responseTimeNanos)
                .toArray();
        double[] servers = endpoint.requests().stream()
                .filter(JoinedRequest::succeeded)
                .mapToDouble(request -> request.server().durationNanos())
                .toArray();
        if (responses.length == 0) {
            return Optional.empty();
        }
        double median = Bootstrap.sortAndRead(responses, 50);
        double serverMedian = Math.min(median, Bootstrap.sortAndRead(servers, 50));
        if (endpoint.samples(SampleType.WALL).size() >= Thresholds.ENOUGH_WALL_SAMPLES) {
            return Optional.of(new Gain(
                    "p(50)",
                    "nanoseconds",
                    median,
                    site.share(SampleType.WALL).times(serverMedian),
                    "Share of the requests' wall samples at the site × median time in the service."));
        }
        return cpuSaved(endpoint, site)
                .map(saved -> new Gain(
                        "p(50)",
                        "nanoseconds",
                        median,
                        saved.mapRising(nanos -> Math.min(nanos, serverMedian)),
                        "CPU time that would go, as if the median request spent it waiting for nothing else."));
    }

    private static Optional<Gain> cpu(EndpointEvidence endpoint, HotSite site) {
        PerRequest mean = endpoint.perRequest();
        return cpuSaved(endpoint, site)
                .map(saved -> new Gain(
                        "cpu/request",
                        "nanoseconds",
                        mean.cpuNanos().orElseThrow(),
                        saved,
                        "Share of the endpoint's CPU samples at the site × CPU per request (Amdahl)."));
    }

    private static Optional<Interval> cpuSaved(EndpointEvidence endpoint, HotSite site) {
        PerRequest mean = endpoint.perRequest();
        if (mean.cpuNanos().isEmpty() || endpoint.samples(SampleType.CPU).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(site.share(SampleType.CPU).times(mean.cpuNanos().getAsDouble()));
    }

    private static Optional<Gain> bytes(EndpointEvidence endpoint, HotSite site) {
        PerRequest mean = endpoint.perRequest();
        if (mean.allocatedBytes().isEmpty()
                || endpoint.samples(SampleType.ALLOC_SPACE).isEmpty()) {
            return Optional.empty();
        }
        double current = mean.allocatedBytes().getAsDouble();
        return Optional.of(new Gain(
                "bytes/request",
                "bytes",
                current,
                site.share(SampleType.ALLOC_SPACE).times(current),
                "Share of the endpoint's allocation samples at the site, by bytes × bytes per request."));
    }
}
