package dev.headroom.diagnose.internal;

import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.rule.JoinedRequest;
import dev.headroom.diagnose.tail.TailBreakdown;
import dev.headroom.diagnose.tail.TailBreakdown.Share;
import dev.headroom.diagnose.tail.TailCause;
import dev.headroom.measure.Interval;
import dev.headroom.measure.Percentile;
import dev.headroom.profile.recording.Pause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Compares the requests at and beyond p99 with the ordinary ones around the median, cause by cause.
 *
 * <p>Every request's time is split among the causes without remainder ({@link ChargeBook}), so the differences between the
 * mean of the tail and the mean of the ordinary requests add up to the extra time. A cause that took less in the tail than
 * ordinarily explains nothing and counts as 0; the others are then shares of their sum. Intervals are by resampling both
 * groups of requests.
 *
 * <p>A cause whose interval stays below {@link #TOO_SMALL_TO_NAME} would be printed as 0 %: its share is counted with the
 * unexplained instead, so that the shares still add up to 1.
 */
public final class TailAttribution {

    private static final Percentile PERCENTILE = Percentile.P99;
    private static final double ORDINARY_FROM = 0.40;
    private static final double ORDINARY_TO = 0.60;

    /** More ordinary requests than this add time to the resampling, but no precision that the tail could use. */
    private static final int MOST_ORDINARY = 2_000;

    /** The upper bound of a share from where on it rounds to a whole percent. */
    private static final double TOO_SMALL_TO_NAME = 0.005;

    private static final int REPLICATES = 400;
    private static final long SEED = 0x7A11_0F_5EEDL;
    private static final TailCause[] CAUSES = TailCause.values();

    private final EndpointEvidence endpoint;
    private final ChargeBook book;
    private final List<Integer> slowestLast;

    private TailAttribution(EndpointEvidence endpoint, List<Pause> pauses, BusyConnections connections) {
        this.endpoint = endpoint;
        this.book = new ChargeBook(endpoint, pauses, connections);
        this.slowestLast = new ArrayList<>();
        List<JoinedRequest> requests = endpoint.requests();
        for (int i = 0; i < requests.size(); i++) {
            if (requests.get(i).succeeded()) {
                slowestLast.add(i);
            }
        }
        slowestLast.sort(Comparator.comparingLong(this::responseTime));
    }

    /** Empty where the endpoint has too few requests for a bound on its p99, or no tail. */
    static Optional<TailBreakdown> of(EndpointEvidence endpoint, List<Pause> pauses, BusyConnections connections) {
        var attribution = new TailAttribution(endpoint, pauses, connections);
        if (attribution.slowestLast.size() < PERCENTILE.minimumCount()) {
            return Optional.empty();
        }
        return attribution.breakdown();
    }

    /** One breakdown per endpoint that has enough requests. */
    public static List<TailBreakdown> of(List<EndpointEvidence> endpoints, List<Pause> pauses) {
        var connections = new BusyConnections(endpoints.stream()
                .flatMap(endpoint -> endpoint.requests().stream())
                .flatMap(request -> request.client().stream())
                .toList());
        return endpoints.stream()
                .flatMap(endpoint -> of(endpoint, pauses, connections).stream())
                .toList();
    }

    private Optional<TailBreakdown> breakdown() {
        int n = slowestLast.size();
        long value = responseTime(slowestLast.get(rank(n, PERCENTILE.rank() / 100)));
        long median = responseTime(slowestLast.get(rank(n, 0.5)));
        List<Integer> tail =
                slowestLast.stream().filter(i -> responseTime(i) >= value).toList();
        List<Integer> ordinary = thin(slowestLast.subList((int) (ORDINARY_FROM * n), (int) Math.ceil(ORDINARY_TO * n)));
        if (value <= median) {
            return Optional.empty();
        }
        List<RequestCharges> tailCharges = tail.stream().map(book::charge).toList();
        List<RequestCharges> ordinaryCharges =
                ordinary.stream().map(book::charge).toList();
        return Optional.of(new TailBreakdown(
                endpoint.endpoint(),
                PERCENTILE,
                value,
                median,
                tail.size(),
                shares(tailCharges, ordinaryCharges),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of()));
    }

    private static int rank(int n, double quantile) {
        return Math.max(0, (int) Math.ceil(quantile * n) - 1);
    }

    private long responseTime(int request) {
        return endpoint.requests().get(request).responseTimeNanos();
    }

    private static List<Integer> thin(List<Integer> requests) {
        if (requests.size() <= MOST_ORDINARY) {
            return requests;
        }
        List<Integer> thinned = new ArrayList<>(MOST_ORDINARY);
        for (int i = 0; i < MOST_ORDINARY; i++) {
            thinned.add(requests.get((int) ((long) i * requests.size() / MOST_ORDINARY)));
        }
        return thinned;
    }

    private static List<Share> shares(List<RequestCharges> tail, List<RequestCharges> ordinary) {
        double[][] tailNanos = matrix(tail);
        double[][] ordinaryNanos = matrix(ordinary);
        double[] best = sharesOf(mean(tailNanos), mean(ordinaryNanos));
        double[][] replicates = new double[CAUSES.length][REPLICATES];
        var random = new SplittableRandom(SEED);
        for (int r = 0; r < REPLICATES; r++) {
            double[] drawn = sharesOf(resampledMean(tailNanos, random), resampledMean(ordinaryNanos, random));
            for (int c = 0; c < CAUSES.length; c++) {
                replicates[c][r] = drawn[c];
            }
        }
        foldTheSmallest(best, replicates);
        List<Share> shares = new ArrayList<>();
        for (int c = 0; c < CAUSES.length; c++) {
            TailCause cause = CAUSES[c];
            if (best[c] > 0 || cause == TailCause.UNEXPLAINED) {
                Interval interval = Bootstrap.around(best[c], replicates[c]);
                shares.add(new Share(
                        cause, interval, 0, controlShare(ordinary, cause), place(tail, cause), Interval.exactly(0)));
            }
        }
        shares.sort(Comparator.comparingDouble((Share share) -> share.share().best())
                .reversed());
        return shares;
    }

    private static void foldTheSmallest(double[] best, double[][] replicates) {
        int rest = List.of(CAUSES).indexOf(TailCause.UNEXPLAINED);
        for (int c = 0; c < CAUSES.length; c++) {
            boolean small = Bootstrap.around(best[c], replicates[c].clone()).high() < TOO_SMALL_TO_NAME;
            if (c != rest && small) {
                best[rest] += best[c];
                best[c] = 0;
                for (int r = 0; r < REPLICATES; r++) {
                    replicates[rest][r] += replicates[c][r];
                }
            }
        }
    }

    private static double[][] matrix(List<RequestCharges> charges) {
        double[][] nanos = new double[charges.size()][CAUSES.length];
        for (int i = 0; i < nanos.length; i++) {
            for (int c = 0; c < CAUSES.length; c++) {
                nanos[i][c] = charges.get(i).nanos(CAUSES[c]);
            }
        }
        return nanos;
    }

    private static double[] mean(double[][] rows) {
        double[] sum = new double[CAUSES.length];
        for (double[] row : rows) {
            add(sum, row, rows.length);
        }
        return sum;
    }

    private static double[] resampledMean(double[][] rows, SplittableRandom random) {
        double[] sum = new double[CAUSES.length];
        for (int i = 0; i < rows.length; i++) {
            add(sum, rows[random.nextInt(rows.length)], rows.length);
        }
        return sum;
    }

    private static void add(double[] sum, double[] row, int rows) {
        for (int c = 0; c < sum.length; c++) {
            sum[c] += row[c] / rows;
        }
    }

    /** Shares of the extra time; all of it unexplained where a resample shows none. */
    private static double[] sharesOf(double[] tail, double[] ordinary) {
        double[] shares = new double[CAUSES.length];
        double sum = 0;
        for (int c = 0; c < shares.length; c++) {
            shares[c] = Math.max(0, tail[c] - ordinary[c]);
            sum += shares[c];
        }
        for (int c = 0; c < shares.length; c++) {
            shares[c] = sum > 0 ? shares[c] / sum : CAUSES[c] == TailCause.UNEXPLAINED ? 1 : 0;
        }
        return shares;
    }

    private static double controlShare(List<RequestCharges> ordinary, TailCause cause) {
        long met = ordinary.stream().filter(charges -> charges.nanos(cause) > 0).count();
        return ordinary.isEmpty() ? 0 : (double) met / ordinary.size();
    }

    private static String place(List<RequestCharges> tail, TailCause cause) {
        Map<String, Long> places = new HashMap<>();
        tail.forEach(charges -> charges.places(cause).forEach((place, nanos) -> places.merge(place, nanos, Long::sum)));
        return places.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("");
    }
}
