package dev.headroom.diagnose.internal.rules;

import dev.headroom.diagnose.Location;
import dev.headroom.diagnose.rule.ApplicationCode;
import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.rule.RequestSample;
import dev.headroom.diagnose.rule.RequestWait;
import dev.headroom.measure.Interval;
import dev.headroom.measure.Proportion;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.recording.ThreadSample;
import dev.headroom.profile.recording.ThreadWait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** One place of the application together with all samples and waits of an anti-pattern that it led into. */
final class HotSite {

    /** Lines of one method no farther apart than this are taken for one loop's body. */
    private static final int NEIGHBOURS = 5;

    /** Finds the application frame that a wait belongs to, as {@link Signature} does for a sample. */
    @FunctionalInterface
    interface WaitSignature {

        WaitSignature NONE = (wait, code) -> StackTable.ROOT;

        int siteOf(ThreadWait wait, ApplicationCode code);
    }

    private final EndpointEvidence endpoint;
    private final Map<Location, Integer> observationsByLine = new HashMap<>();
    private final Map<SampleType, List<ThreadSample>> samples = new LinkedHashMap<>();
    private final Map<SampleType, Long> weights = new HashMap<>();
    private final List<RequestWait> waits = new ArrayList<>();
    private final BitSet requests = new BitSet();
    /** Stacks cut at the frame that led into the pattern. */
    private final Set<Integer> siteStacks = new HashSet<>();

    private HotSite(EndpointEvidence endpoint) {
        this.endpoint = endpoint;
    }

    /** One site per line that a signature leads to at one endpoint. */
    static List<HotSite> find(EndpointEvidence endpoint, Signature signature) {
        return find(endpoint, signature, WaitSignature.NONE, line -> line);
    }

    /** One site per method; its location is the line that was seen most. */
    static List<HotSite> findMethods(EndpointEvidence endpoint, Signature signature, WaitSignature waitSignature) {
        return find(endpoint, signature, waitSignature, HotSite::method);
    }

    /** The method around a line, as a location without a line. */
    static Location method(Location line) {
        return new Location(line.className(), line.method(), 0);
    }

    private static List<HotSite> find(
            EndpointEvidence endpoint,
            Signature signature,
            WaitSignature waitSignature,
            UnaryOperator<Location> placeOfLine) {
        var search = new Search(endpoint, placeOfLine);
        ApplicationCode code = endpoint.code();
        endpoint.samples().forEachWithSite(stack -> signature.siteOf(stack, code), search::add);
        for (RequestWait joined : endpoint.waits()) {
            int site = waitSignature.siteOf(joined.waited(), code);
            if (site != StackTable.ROOT) {
                search.add(site, joined);
            }
        }
        return List.copyOf(search.sites.values());
    }

    /** The same sites, those of neighbouring lines of a method made one. */
    static List<HotSite> joinNeighbours(List<HotSite> sites) {
        List<HotSite> ordered = new ArrayList<>(sites);
        ordered.sort(
                Comparator.comparing((HotSite site) -> method(site.location()).toString())
                        .thenComparing(site -> site.location().line()));
        List<HotSite> joined = new ArrayList<>();
        int previousLine = 0;
        for (HotSite site : ordered) {
            HotSite last = joined.isEmpty() ? site : joined.get(joined.size() - 1);
            boolean neighbour = last != site
                    && method(last.location()).equals(method(site.location()))
                    && site.location().line() - previousLine <= NEIGHBOURS;
            if (neighbour) {
                last.addAll(site);
            } else {
                joined.add(joined(List.of(site)));
            }
            previousLine = site.location().line();
        }
        return joined;
    }

    /** Several sites of one endpoint, at least one, as one. */
    static HotSite joined(List<HotSite> sites) {
        var joined = new HotSite(sites.get(0).endpoint);
        sites.forEach(joined::addAll);
        return joined;
    }

    private void addAll(HotSite other) {
        other.observationsByLine.forEach((line, count) -> observationsByLine.merge(line, count, Integer::sum));
        other.samples.forEach((type, list) ->
                samples.computeIfAbsent(type, t -> new ArrayList<>()).addAll(list));
        other.weights.forEach((type, weight) -> weights.merge(type, weight, Long::sum));
        waits.addAll(other.waits);
        requests.or(other.requests);
        siteStacks.addAll(other.siteStacks);
    }

    /** The line that was seen most; the first of several. */
    Location location() {
        return observationsByLine.entrySet().stream()
                .max(Map.Entry.<Location, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(
                                Comparator.comparingInt(Location::line).reversed())))
                .map(Map.Entry::getKey)
                .orElseThrow(() -> new IllegalStateException("A site has at least one sample or wait"));
    }

    /** All of its lines, ascending. */
    List<Integer> lines() {
        return observationsByLine.keySet().stream().map(Location::line).sorted().toList();
    }

    /** The ways to it: stacks that end with the frame that led into the pattern. */
    Set<Integer> siteStacks() {
        return Set.copyOf(siteStacks);
    }

    List<ThreadSample> samples(SampleType type) {
        return samples.getOrDefault(type, List.of());
    }

    List<RequestWait> waits() {
        return waits;
    }

    /** Requests that any of its samples or waits belong to. */
    int requestsSeen() {
        return requests.cardinality();
    }

    /** Its share of the endpoint's weight of one type, 0 to 1, taking samples as trials of equal weight. */
    Interval share(SampleType type) {
        long whole = endpoint.samples().weight(type);
        long part = weights.getOrDefault(type, 0L);
        double n = endpoint.samples(type).size();
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
        waits.forEach(joined -> counts.merge(joined.waited().stack(), 1, Integer::sum));
        int heaviest = counts.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue()
                        .thenComparing(
                                Map.Entry.<Integer, Integer>comparingByKey().reversed()))
                .map(Map.Entry::getKey)
                .orElse(StackTable.ROOT);
        return endpoint.code().pathTo(heaviest);
    }

    /** Gathers samples and waits by place, in the order the places first appear. */
    private static final class Search {

        private final EndpointEvidence endpoint;
        private final UnaryOperator<Location> placeOfLine;
        private final Map<Integer, Location> lines = new HashMap<>();
        private final Map<Location, HotSite> sites = new LinkedHashMap<>();

        Search(EndpointEvidence endpoint, UnaryOperator<Location> placeOfLine) {
            this.endpoint = endpoint;
            this.placeOfLine = placeOfLine;
        }

        void add(int stack, RequestSample joined) {
            HotSite site = seen(stack, joined.request());
            ThreadSample sample = joined.sample();
            site.samples
                    .computeIfAbsent(sample.type(), type -> new ArrayList<>())
                    .add(sample);
            site.weights.merge(sample.type(), sample.weight(), Long::sum);
        }

        void add(int stack, RequestWait joined) {
            seen(stack, joined.request()).waits.add(joined);
        }

        private HotSite seen(int stack, int request) {
            Location line = lines.computeIfAbsent(
                    stack, s -> Location.of(endpoint.stacks().leafFrame(s)));
            HotSite site = sites.computeIfAbsent(placeOfLine.apply(line), place -> new HotSite(endpoint));
            site.observationsByLine.merge(line, 1, Integer::sum);
            site.requests.set(request);
            site.siteStacks.add(stack);
            return site;
        }
    }
}
