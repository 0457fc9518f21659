package dev.headroom.diagnose.internal.contrast;

import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.rule.JoinedRequest;
import dev.headroom.diagnose.tail.Modes;
import dev.headroom.measure.Percentile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * Tells whether response times have several modes, and which attribute of a request goes with the slow ones.
 *
 * <p>Slow is what lies beyond the valley that splits the logarithms of response times best (Otsu 1979); with a single mode,
 * what lies beyond p95. Every value of every attribute is held against all other requests: how strongly it goes with slowness
 * is Cramér's V, and whether that can be chance is told by Fisher's exact test, one-sided, times the number of values tried
 * (Bonferroni).
 */
public final class ModeFinder {

    /** Requests below which no shape is told. */
    static final int LEAST_REQUESTS = 200;

    private static final double LEVEL = 0.01;
    private static final double LEAST_STRENGTH = 0.2;
    private static final int LEAST_WITH_VALUE = 5;

    private final List<Integer> requests;
    private final long[] nanos;
    private final Attributes attributes;

    private ModeFinder(EndpointEvidence endpoint) {
        requests = new ArrayList<>();
        List<JoinedRequest> all = endpoint.requests();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).succeeded() && all.get(i).responseTimeNanos() > 0) {
                requests.add(i);
            }
        }
        nanos = requests.stream()
                .mapToLong(request -> all.get(request).responseTimeNanos())
                .toArray();
        attributes = new Attributes(endpoint, requests);
    }

    /** Empty where there are too few requests. */
    public static Optional<Modes> of(EndpointEvidence endpoint) {
        var finder = new ModeFinder(endpoint);
        return finder.nanos.length < LEAST_REQUESTS ? Optional.empty() : Optional.of(finder.modes());
    }

    private Modes modes() {
        Density.Peaks peaks = new Density(nanos).peaks();
        List<Modes.Peak> shown = new ArrayList<>();
        for (int i = 0; i < peaks.nanos().length; i++) {
            shown.add(new Modes.Peak(peaks.nanos()[i], peaks.shares()[i]));
        }
        return new Modes(shown, split(slowBeyond(peaks.valleys())), attributes.names(), nanos.length);
    }

    private long slowBeyond(long[] valleys) {
        if (valleys.length == 0) {
            long[] sorted = nanos.clone();
            Arrays.sort(sorted);
            return sorted[(int) Math.ceil(Percentile.P95.rank() / 100 * sorted.length) - 1];
        }
        return Arrays.stream(valleys)
                .boxed()
                .max(Comparator.comparingDouble(this::varianceBetween))
                .orElseThrow();
    }

    private double varianceBetween(long boundary) {
        double[] below = Arrays.stream(nanos)
                .filter(time -> time <= boundary)
                .mapToDouble(Math::log)
                .toArray();
        double[] above = Arrays.stream(nanos)
                .filter(time -> time > boundary)
                .mapToDouble(Math::log)
                .toArray();
        double apart = Arrays.stream(above).average().orElse(0)
                - Arrays.stream(below).average().orElse(0);
        return (double) below.length * above.length * apart * apart;
    }

    private Optional<Modes.Split> split(long boundary) {
        boolean[] slow = new boolean[nanos.length];
        int slowCount = 0;
        for (int i = 0; i < slow.length; i++) {
            slow[i] = nanos[i] > boundary;
            slowCount += slow[i] ? 1 : 0;
        }
        if (slowCount == 0 || slowCount == slow.length) {
            return Optional.empty();
        }
        List<Attributes.Value> values = attributes.values();
        Modes.Split best = null;
        for (Attributes.Value value : values) {
            Modes.Split split = split(value, slow, slowCount, values.size());
            boolean counts = split.requestsWith() >= LEAST_WITH_VALUE
                    && split.strength() >= LEAST_STRENGTH
                    && split.pValue() < LEVEL;
            if (counts && (best == null || split.strength() > best.strength())) {
                best = split;
            }
        }
        return Optional.ofNullable(best);
    }

    private static Modes.Split split(Attributes.Value value, boolean[] slow, int slowCount, int tried) {
        int n = slow.length;
        int with = value.requests().length;
        int slowWith = 0;
        for (int request : value.requests()) {
            slowWith += slow[request] ? 1 : 0;
        }
        int without = n - with;
        double slowShareWith = with == 0 ? 0 : (double) slowWith / with;
        double slowShareWithout = without == 0 ? 0 : (double) (slowCount - slowWith) / without;
        double product = (double) with * without * slowCount * (n - slowCount);
        double strength = product == 0 ? 0 : ((double) slowWith * n - (double) with * slowCount) / Math.sqrt(product);
        double p = strength <= 0
                ? 1
                : HypergeometricDistribution.of(n, slowCount, with).survivalProbability(slowWith - 1);
        return new Modes.Split(
                value.attribute(),
                value.text(),
                Math.max(0, Math.min(1, strength)),
                Math.min(1, p * tried),
                slowShareWith,
                slowShareWithout,
                with);
    }
}
