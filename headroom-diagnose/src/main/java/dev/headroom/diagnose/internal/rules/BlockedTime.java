package dev.headroom.diagnose.internal.rules;

import dev.headroom.diagnose.Gain;
import dev.headroom.diagnose.internal.PoissonCount;
import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.rule.RequestWait;
import dev.headroom.measure.DurationText;
import dev.headroom.measure.Interval;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.recording.ServerRequest;
import dev.headroom.profile.recording.ThreadWait;
import java.util.ArrayList;
import java.util.List;

/**
 * The time an endpoint's requests spent blocked at a site.
 *
 * <p>Its sum comes from wall samples, which miss nothing but are few; the single waits that the JVM reported say which
 * requests they hit, but short ones lie below its thresholds. So a request is charged with the waits it reported, and what
 * the sum has beyond all of them is spread over the requests by the time each was neither computing nor in a reported wait.
 * Without enough wall samples the reported waits are all that is known. What a request spent in files the agent has summed, however
 * short each access was: the site's part of it takes the place of the reported ones where it is more.
 */
final class BlockedTime {

    /** Handing work to another thread costs something, and the disk's work is still done, on the same processors. */
    private static final double LEAST_OF_FILES = 0.5;

    private static final double MOST_LIKELY_OF_FILES = 0.75;

    private final EndpointEvidence endpoint;
    private final HotSite site;
    /** By request, what is known to be spent at the site: as reported, or as summed where that is more. */
    private final long[] knownNanos;

    /** Whether what is known is mostly the agent's sum of time in files. */
    private final boolean inFiles;

    private final long serverNanos;
    private final long allKnownNanos;

    BlockedTime(EndpointEvidence endpoint, HotSite site) {
        this(endpoint, site, 0);
    }

    /** @param ofFileTime the site's part of the time that requests spent in files, 0 to 1 */
    BlockedTime(EndpointEvidence endpoint, HotSite site, double ofFileTime) {
        this.endpoint = endpoint;
        this.site = site;
        this.inFiles = ofFileTime > 0;
        knownNanos = new long[endpoint.requests().size()];
        long[] inFiles = new long[knownNanos.length];
        for (RequestWait joined : site.waits()) {
            long[] kind = joined.waited().kind() == ThreadWait.Kind.FILE_IO ? inFiles : knownNanos;
            kind[joined.request()] += joined.waited().durationNanos();
        }
        long allServer = 0;
        long allKnown = 0;
        for (int i = 0; i < knownNanos.length; i++) {
            long summed = Math.round(ofFileTime * Math.max(0, server(i).offCpu().fileNanos()));
            long duration = server(i).durationNanos();
            knownNanos[i] = Math.min(knownNanos[i] + Math.max(inFiles[i], summed), duration);
            allKnown += knownNanos[i];
            allServer += duration;
        }
        serverNanos = allServer;
        allKnownNanos = allKnown;
    }

    private ServerRequest server(int request) {
        return endpoint.requests().get(request).server();
    }

    /** Whether its share comes from wall samples, and not from reported waits alone. */
    boolean sampled() {
        return endpoint.samples(SampleType.WALL).size() >= Thresholds.ENOUGH_WALL_SAMPLES;
    }

    /** Share of the time that the endpoint's requests took in the service. */
    Interval share() {
        if (sampled()) {
            return site.share(SampleType.WALL);
        }
        if (serverNanos == 0 || site.waits().isEmpty()) {
            return Interval.exactly(0);
        }
        int waits = site.waits().size();
        double perWait = (double) reportedNanos() / serverNanos / waits;
        return new PoissonCount(waits).interval().times(perWait).mapRising(share -> Math.min(1, share));
    }

    private long reportedNanos() {
        return site.waits().stream()
                .mapToLong(joined -> joined.waited().durationNanos())
                .sum();
    }

    /** Whether several requests, for a share of the time that is worth reporting. */
    boolean blocksRequests() {
        return site.requestsSeen() >= Thresholds.SEVERAL_REQUESTS && share().low() >= Thresholds.BLOCKED;
    }

    /** Sentences with the numbers, the strongest first. */
    List<String> evidence(String doing) {
        List<String> evidence = new ArrayList<>();
        int n = endpoint.requests().size();
        evidence.add(Evidence.text(
                "%s of the endpoint's time in the service is %s, %s per request (%s).",
                Evidence.percent(share()),
                doing,
                DurationText.of(n == 0 ? 0 : share().best() * serverNanos / n),
                sampled()
                        ? Evidence.text(
                                "%d of %d wall samples",
                                site.samples(SampleType.WALL).size(),
                                endpoint.samples(SampleType.WALL).size())
                        : "from the waits the JVM reported; shorter ones are missing"));
        if (!site.waits().isEmpty()) {
            long hit = site.waits().stream()
                    .mapToInt(RequestWait::request)
                    .distinct()
                    .count();
            long longest = site.waits().stream()
                    .mapToLong(joined -> joined.waited().durationNanos())
                    .max()
                    .orElse(0);
            evidence.add(Evidence.text(
                    "The JVM reported %d waits here in %d of %d requests: %s in all, the longest %s.",
                    site.waits().size(), hit, n, DurationText.of(reportedNanos()), DurationText.of(longest)));
        }
        return evidence;
    }

    /**
     * p95 first, because blocking hits some requests far harder than the ordinary one that p50 shows; then p50 and p99. Empty
     * where no request succeeded.
     */
    List<Gain> gains() {
        var requests = new ShortenedRequests(endpoint);
        if (requests.isEmpty()) {
            return List.of();
        }
        double[] low = savings(share().low(), inFiles ? LEAST_OF_FILES : 1);
        double[] best = savings(share().best(), inFiles ? MOST_LIKELY_OF_FILES : 1);
        double[] high = savings(share().high(), 1);
        String model = sampled()
                ? "Percentile read again after taking from every request its time in files there and its reported waits, and of the rest that "
                        + "wall samples show there a part by its time off the processor; interval of the wall samples' share, "
                        + "and by resampling requests."
                : "Percentile read again after taking from every request its time in files there and its reported waits; interval by "
                        + "resampling requests.";
        String files = inFiles
                ? " Of the known time half goes (low), three quarters (best) or all (high): the disk still works, beside the requests."
                : "";
        List<Gain> gains = new ArrayList<>();
        for (int rank : new int[] {95, 50, 99}) {
            gains.add(requests.gain(rank, i -> low[i], i -> best[i], i -> high[i], model + files));
        }
        return gains;
    }

    /** @param part of what is known that goes */
    private double[] savings(double share, double part) {
        double[] savings = new double[knownNanos.length];
        double idle = 0;
        for (int i = 0; i < savings.length; i++) {
            idle += idleNanos(i);
        }
        double rest = sampled() ? Math.max(0, share * serverNanos - allKnownNanos) : 0;
        double charged = idle == 0 ? 0 : Math.min(1, rest / idle);
        for (int i = 0; i < savings.length; i++) {
            savings[i] = part * knownNanos[i] + charged * idleNanos(i);
        }
        return savings;
    }

    /** Time neither on the processor nor known to be spent at the site. */
    private double idleNanos(int request) {
        ServerRequest server = server(request);
        return Math.max(0, server.durationNanos() - Math.max(0, server.cpuNanos()) - knownNanos[request]);
    }
}
