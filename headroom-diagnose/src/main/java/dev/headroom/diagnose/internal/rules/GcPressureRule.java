package dev.headroom.diagnose.internal.rules;

import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.Finding.Status;
import dev.headroom.diagnose.Gain;
import dev.headroom.diagnose.Level;
import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.rule.InstanceEvidence;
import dev.headroom.diagnose.rule.Rule;
import dev.headroom.measure.Bytes;
import dev.headroom.measure.DurationText;
import dev.headroom.measure.Interval;
import dev.headroom.measure.Proportion;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.recording.Pause;
import dev.headroom.profile.recording.ServerRequest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Pauses of the garbage collector that requests wait for, at the place that allocates most of what has to be collected. */
final class GcPressureRule implements Rule {

    private static final Signature ANY_APPLICATION_LINE =
            ((Signature) (stack, code) -> code.innermostSite(stack)).remembered();

    @Override
    public String id() {
        return "gc-pressure";
    }

    @Override
    public List<Finding> findings(EndpointEvidence endpoint) {
        InstanceEvidence instance = endpoint.instance();
        if (instance.collections().isEmpty() || !instance.allocatesMost(endpoint.endpoint())) {
            return List.of();
        }
        long[] paused = pausedNanos(endpoint, instance.collections());
        long met = Arrays.stream(paused).filter(nanos -> nanos > 0).count();
        if (new Proportion(met, paused.length).interval().low() < Thresholds.MET_COLLECTION) {
            return List.of();
        }
        return HotSite.findMethods(endpoint, ANY_APPLICATION_LINE, HotSite.WaitSignature.NONE).stream()
                .filter(site -> site.share(SampleType.ALLOC_SPACE).low() >= Thresholds.LEADING_ALLOCATION)
                .max(Comparator.comparingDouble(
                        site -> site.share(SampleType.ALLOC_SPACE).best()))
                .flatMap(site -> finding(endpoint, site, paused, met))
                .stream()
                .toList();
    }

    private Optional<Finding> finding(EndpointEvidence endpoint, HotSite site, long[] paused, long met) {
        var requests = new ShortenedRequests(endpoint);
        if (requests.isEmpty()) {
            return Optional.empty();
        }
        InstanceEvidence instance = endpoint.instance();
        double ofAll = instance.shareOfBytes(endpoint.endpoint());
        Interval ofEndpoint = site.share(SampleType.ALLOC_SPACE);
        long pauses =
                instance.collections().stream().mapToLong(Pause::durationNanos).sum();
        Gain gain = requests.gain(
                99,
                i -> ofAll * ofEndpoint.low() * paused[i],
                i -> ofAll * ofEndpoint.best() * paused[i],
                i -> ofAll * ofEndpoint.high() * paused[i],
                "Percentile read again after taking from every request that part of the collector's pauses it met which is "
                        + "the place's share of all bytes allocated, as if pauses went with allocation.");
        List<String> evidence = List.of(
                Evidence.text(
                        "%d of the endpoint's %d requests met a pause of the collector, %s each on average.",
                        met,
                        paused.length,
                        DurationText.of(Arrays.stream(paused).sum() / (double) Math.max(1, met))),
                Evidence.text(
                        "The collector stopped the service %d times for %s in all, %.2f %% of the window.",
                        instance.collections().size(),
                        DurationText.of(pauses),
                        100.0 * pauses / instance.windowNanos()),
                Evidence.text(
                        "The endpoint allocates %s per request, %.0f %% of the bytes of all endpoints.",
                        Bytes.format(endpoint.perRequest().allocatedBytes().orElse(0)), 100 * ofAll),
                Evidence.text(
                        "%s of the endpoint's allocated bytes come from this method (%d of %d samples).",
                        Evidence.percent(ofEndpoint),
                        site.samples(SampleType.ALLOC_SPACE).size(),
                        endpoint.samples(SampleType.ALLOC_SPACE).size()));
        return Optional.of(new Finding(
                id(),
                "Garbage from " + site.location().method() + " makes requests wait for the collector",
                Level.MEMORY,
                site.location(),
                endpoint.endpoint(),
                evidence,
                gain,
                List.of(),
                "Allocate less here first: reuse or stream instead of building whole copies. Only then turn to the heap's size "
                        + "and the collector's pause goal.",
                Status.CONFIRMED,
                site.path()));
    }

    /** How long each request of the endpoint stood still for the collector; pauses do not overlap. */
    private static long[] pausedNanos(EndpointEvidence endpoint, List<Pause> ascending) {
        long longest = ascending.stream().mapToLong(Pause::durationNanos).max().orElse(0);
        long[] starts = ascending.stream().mapToLong(Pause::startNanos).toArray();
        long[] paused = new long[endpoint.requests().size()];
        for (int i = 0; i < paused.length; i++) {
            ServerRequest server = endpoint.requests().get(i).server();
            int first = Arrays.binarySearch(starts, server.startNanos() - longest);
            for (int p = first < 0 ? -first - 1 : first; p < starts.length && starts[p] < server.endNanos(); p++) {
                long from = Math.max(starts[p], server.startNanos());
                long to = Math.min(ascending.get(p).endNanos(), server.endNanos());
                paused[i] += Math.max(0, to - from);
            }
        }
        return paused;
    }
}
