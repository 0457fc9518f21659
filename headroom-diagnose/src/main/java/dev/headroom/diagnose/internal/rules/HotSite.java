package dev.headroom.diagnose.internal.rules;

import dev.headroom.diagnose.Location;
import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.rule.RequestSample;
import dev.headroom.measure.Interval;
import dev.headroom.measure.Proportion;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.recording.ThreadSample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One line of the application together with all samples of an anti-pattern that it led into. */
final class HotSite {

    private final EndpointEvidence endpoint;
    private final Location location;
    private final Map<SampleType, List<ThreadSample>> samples = new LinkedHashMap<>();

    private HotSite(EndpointEvidence endpoint, Location location) {
        this.endpoint = endpoint;
        this.location = location;
    }

    /** The sites of a signature at one endpoint, in the order they first appear. */
    static List<HotSite> find(EndpointEvidence endpoint, Signature signature) {
        int[] siteOfStack = new int[endpoint.stacks().size()];
        Arrays.fill(siteOfStack, -1);
        Map<Location, HotSite> sites = new LinkedHashMap<>();
        endpoint.samples().values().forEach(joinedSamples -> {
            for (RequestSample joined : joinedSamples) {
                int stack = joined.sample().stack();
                if (siteOfStack[stack] < 0) {
                    siteOfStack[stack] = signature.siteOf(stack, endpoint.code());
                }
                int site = siteOfStack[stack];
                if (site != StackTable.ROOT) {
                    Location location = Location.of(endpoint.stacks().leafFrame(site));
                    sites.computeIfAbsent(location, place -> new HotSite(endpoint, place))
                            .add(joined.sample());
                }
            }
        });
        return List.copyOf(sites.values());
    }

    private void add(ThreadSample sample) {
        samples.computeIfAbsent(sample.type(), type -> new ArrayList<>()).add(sample);
    }

    Location location() {
        return location;
    }

    List<ThreadSample> samples(SampleType type) {
        return samples.getOrDefault(type, List.of());
    }

    /** Its share of the endpoint's weight of one type, 0 to 1, taking samples as trials of equal weight. */
    Interval share(SampleType type) {
        List<RequestSample> all = endpoint.samples(type);
        long whole = all.stream().mapToLong(joined -> joined.sample().weight()).sum();
        long part = samples(type).stream().mapToLong(ThreadSample::weight).sum();
        double n = all.size();
        return new Proportion(whole == 0 ? 0 : Math.min(n, n * part / whole), n).interval();
    }

    /** The largest lower bound among its shares of these types; types without samples do not count. */
    double surestShare(SampleType... types) {
        return Arrays.stream(types).mapToDouble(type -> share(type).low()).max().orElse(0);
    }

    /** Whether the endpoint was measured well enough to say that every share of these types is below a limit. */
    boolean colderThan(double limit, SampleType... types) {
        return Arrays.stream(types)
                .filter(type -> !endpoint.samples(type).isEmpty())
                .allMatch(type -> share(type).high() < limit);
    }

    /** Function names from the outermost application frame to the end of its most frequent stack. */
    List<String> path() {
        Map<Integer, Integer> counts = new HashMap<>();
        samples.values().forEach(list -> list.forEach(sample -> counts.merge(sample.stack(), 1, Integer::sum)));
        int heaviest = counts.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue()
                        .thenComparing(
                                Map.Entry.<Integer, Integer>comparingByKey().reversed()))
                .map(Map.Entry::getKey)
                .orElse(StackTable.ROOT);
        return endpoint.code().pathTo(heaviest);
    }
}
