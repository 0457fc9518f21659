package dev.headroom.diagnose.internal.moment;

import dev.headroom.diagnose.RunEvidence;
import dev.headroom.diagnose.internal.JoinedRun;
import dev.headroom.diagnose.moment.EndpointMoments;
import dev.headroom.diagnose.moment.MomentGrid;
import dev.headroom.diagnose.moment.MomentSamples;
import dev.headroom.diagnose.moment.Moments;
import dev.headroom.diagnose.moment.SeenRequest;
import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.rule.JoinedRequest;
import dev.headroom.measure.ClientRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts requests and samples into cells, and keeps the slowest requests of each. */
public final class MomentFinder {

    /** Requests kept one by one, over all endpoints. */
    private static final int MOST_REQUESTS = 30_000;

    private final RunEvidence run;
    private final Map<String, Times> byEndpoint = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    /** One endpoint's requests before there is a grid to put them in. */
    private static final class Times {
        private final List<SeenRequest> succeeded = new ArrayList<>();
        private long failed;

        void add(boolean success, long start, long responseTime, long traceId) {
            if (success) {
                succeeded.add(new SeenRequest(0, start, responseTime, traceId));
            } else {
                failed++;
            }
        }
    }

    private MomentFinder(RunEvidence run) {
        this.run = run;
    }

    /** Times are the client's where there is one, of all its requests, whether or not the server's side of them is known. */
    public static Moments of(RunEvidence run, JoinedRun joined) {
        var finder = new MomentFinder(run);
        boolean clientSide = !run.clientRequests().isEmpty();
        if (clientSide) {
            finder.addClientRequests();
        } else {
            joined.endpoints().forEach(finder::addServerRequests);
        }
        return finder.moments(joined, clientSide);
    }

    private void addClientRequests() {
        run.endpoints().forEach(name -> byEndpoint.put(name, new Times()));
        for (ClientRequest request : run.clientRequests()) {
            if (run.windowStartNanos() <= request.intendedNanos() && request.intendedNanos() < run.windowEndNanos()) {
                times(run.endpoints().get(request.endpoint()))
                        .add(
                                !request.outcome().isError(),
                                request.intendedNanos(),
                                request.responseTimeNanos(),
                                request.traceId());
            }
        }
    }

    private void addServerRequests(EndpointEvidence endpoint) {
        Times times = times(endpoint.endpoint());
        for (JoinedRequest request : endpoint.requests()) {
            times.add(
                    request.succeeded(),
                    request.server().startNanos(),
                    request.responseTimeNanos(),
                    request.server().traceIdLow());
        }
    }

    private Times times(String endpoint) {
        return byEndpoint.computeIfAbsent(endpoint, name -> new Times());
    }

    private Moments moments(JoinedRun joined, boolean clientSide) {
        LongSummaryStatistics range = byEndpoint.values().stream()
                .flatMap(times -> times.succeeded.stream())
                .mapToLong(SeenRequest::responseTimeNanos)
                .summaryStatistics();
        if (range.getCount() == 0) {
            return Moments.none();
        }
        MomentGrid grid = MomentGrid.over(run.windowStartNanos(), run.windowEndNanos(), range.getMin(), range.getMax());
        Map<String, List<SeenRequest>> placed = new LinkedHashMap<>();
        byEndpoint.forEach((name, times) -> placed.put(name, inCells(grid, times.succeeded)));
        int perCell = perCell(placed.values().stream().map(MomentFinder::counts).toList());
        if (perCell < Integer.MAX_VALUE) {
            notes.add(String.format(
                    Locale.ROOT, "Of each cell's requests the slowest %,d are kept one by one.", perCell));
        }
        Map<String, List<MomentSamples>> samples = new CellSamples(grid, joined, notes).byEndpoint();
        List<EndpointMoments> endpoints = new ArrayList<>();
        placed.forEach((name, requests) -> endpoints.add(new EndpointMoments(
                name,
                counts(requests),
                times(name).failed,
                slowest(requests, perCell),
                samples.getOrDefault(name, List.of()))));
        return new Moments(grid, clientSide, endpoints, Bands.of(run, notes), notes);
    }

    private static List<SeenRequest> inCells(MomentGrid grid, List<SeenRequest> requests) {
        List<SeenRequest> placed = new ArrayList<>(requests.size());
        for (SeenRequest request : requests) {
            int cell = grid.cell(request.startNanos(), request.responseTimeNanos());
            placed.add(new SeenRequest(cell, request.startNanos(), request.responseTimeNanos(), request.traceId()));
        }
        placed.sort(Comparator.comparingInt(SeenRequest::cell)
                .thenComparing(
                        Comparator.comparingLong(SeenRequest::responseTimeNanos).reversed())
                .thenComparingLong(SeenRequest::startNanos));
        return placed;
    }

    private static SortedMap<Integer, Integer> counts(List<SeenRequest> requests) {
        SortedMap<Integer, Integer> counts = new TreeMap<>();
        requests.forEach(request -> counts.merge(request.cell(), 1, Integer::sum));
        return counts;
    }

    /** How many of each cell may be kept so that they are not too many together; at least one. */
    private static int perCell(List<SortedMap<Integer, Integer>> counts) {
        if (kept(counts, Integer.MAX_VALUE) <= MOST_REQUESTS) {
            return Integer.MAX_VALUE;
        }
        int most = MOST_REQUESTS;
        while (most > 1 && kept(counts, most) > MOST_REQUESTS) {
            most = most * 3 / 4;
        }
        return most;
    }

    private static long kept(List<SortedMap<Integer, Integer>> counts, int most) {
        return counts.stream()
                .flatMap(cells -> cells.values().stream())
                .mapToLong(count -> Math.min(count, most))
                .sum();
    }

    private static List<SeenRequest> slowest(List<SeenRequest> requests, int perCell) {
        List<SeenRequest> kept = new ArrayList<>();
        int cell = -1;
        int inCell = 0;
        for (SeenRequest request : requests) {
            inCell = request.cell() == cell ? inCell + 1 : 1;
            cell = request.cell();
            if (inCell <= perCell) {
                kept.add(request);
            }
        }
        return kept;
    }
}
