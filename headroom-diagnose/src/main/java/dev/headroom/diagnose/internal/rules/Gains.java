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
import java.util.function.Function;

/** Predicts what goes when the samples of a site go (Amdahl): the site's share of a resource times what a request uses. */
final class Gains {

    private final EndpointEvidence endpoint;
    private final Function<SampleType, Interval> share;
    /** What else the models say, with a space before it; or empty. */
    private final String why;

    private Gains(EndpointEvidence endpoint, Function<SampleType, Interval> share, String why) {
        this.endpoint = endpoint;
        this.share = share;
        this.why = why;
    }

    /** Response time first, by which findings of all rules can be compared, then CPU, then bytes; those that are known. */
    static List<Gain> of(EndpointEvidence endpoint, HotSite site) {
        return new Gains(endpoint, site::share, "").all();
    }

    /** The same where more may go than the samples of the site. */
    static List<Gain> of(EndpointEvidence endpoint, HotSite site, WiderSites lines) {
        return new Gains(endpoint, type -> lines.share(site, type), lines.why()).all();
    }

    /** The same where not all of the site goes: of every type of samples this share of the endpoint's. */
    static List<Gain> of(EndpointEvidence endpoint, Function<SampleType, Interval> share, String why) {
        return new Gains(endpoint, share, why).all();
    }

    private List<Gain> all() {
        List<Gain> gains = new ArrayList<>();
        responseTime().ifPresent(gains::add);
        cpu().ifPresent(gains::add);
        bytes().ifPresent(gains::add);
        return gains;
    }

    private Optional<Gain> responseTime() {
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
                    share.apply(SampleType.WALL).times(serverMedian),
                    "Share of the requests' wall samples at the site × median time in the service." + why));
        }
        return cpuSaved()
                .map(saved -> new Gain(
                        "p(50)",
                        "nanoseconds",
                        median,
                        saved.mapRising(nanos -> Math.min(nanos, serverMedian)),
                        "CPU time that would go, as if the median request spent it waiting for nothing else." + why));
    }

    private Optional<Gain> cpu() {
        PerRequest mean = endpoint.perRequest();
        return cpuSaved()
                .map(saved -> new Gain(
                        "cpu/request",
                        "nanoseconds",
                        mean.cpuNanos().orElseThrow(),
                        saved,
                        "Share of the endpoint's CPU samples at the site × CPU per request (Amdahl)." + why));
    }

    private Optional<Interval> cpuSaved() {
        PerRequest mean = endpoint.perRequest();
        if (mean.cpuNanos().isEmpty() || endpoint.samples(SampleType.CPU).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(share.apply(SampleType.CPU).times(mean.cpuNanos().getAsDouble()));
    }

    private Optional<Gain> bytes() {
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
                share.apply(SampleType.ALLOC_SPACE).times(current),
                "Share of the endpoint's allocation samples at the site, by bytes × bytes per request." + why));
    }
}
