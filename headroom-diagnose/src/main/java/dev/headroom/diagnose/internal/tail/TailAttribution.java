package dev.headroom.diagnose.internal.tail;

import dev.headroom.diagnose.RunEvidence;
import dev.headroom.diagnose.internal.JoinedRun;
import dev.headroom.diagnose.internal.contrast.ModeFinder;
import dev.headroom.diagnose.internal.contrast.TailProfiles;
import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.tail.TailBreakdown;
import dev.headroom.diagnose.tail.TailBreakdown.Share;
import dev.headroom.measure.Percentile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares the requests at and beyond a percentile with the ordinary ones around the median, cause by cause. */
public final class TailAttribution {

    /** What is explained instead of a percentile that takes more requests than there are. */
    private static final List<Percentile> FALLBACKS = List.of(Percentile.P99_9, Percentile.P99);

    private final Percentile asked;
    private final SharedEvidence shared;
    private final List<EndpointEvidence> endpoints;
    private final List<ChargeBook> books = new ArrayList<>();
    private final List<RequestCharges[]> charges = new ArrayList<>();
    private final TimeBlocks blocks;
    private final TailNotes notes;

    private TailAttribution(RunEvidence run, JoinedRun joined, Percentile asked) {
        this.asked = asked;
        shared = new SharedEvidence(run, joined);
        blocks = new TimeBlocks(shared.startNanos, shared.endNanos);
        notes = new TailNotes(run.server());
        Optional<String> clocks = ClockCheck.disagreement(joined.endpoints());
        clocks.ifPresent(notes::add);
        endpoints = clocks.isEmpty()
                ? joined.endpoints()
                : joined.endpoints().stream().map(ClockCheck::serverSideOnly).toList();
        endpoints.forEach(this::charge);
        QueueCharges.apply(shared, endpoints, charges);
    }

    /**
     * One breakdown per endpoint that has enough requests and a tail.
     *
     * @param asked explained as far as an endpoint has the requests for it; else a lower one, with a note
     */
    public static List<TailBreakdown> of(RunEvidence run, JoinedRun joined, Percentile asked) {
        var attribution = new TailAttribution(run, joined, asked);
        List<TailBreakdown> tails = new ArrayList<>();
        for (int e = 0; e < attribution.endpoints.size(); e++) {
            attribution.breakdown(e).ifPresent(tails::add);
        }
        return tails;
    }

    private void charge(EndpointEvidence endpoint) {
        var book = new ChargeBook(endpoint, shared);
        var charged = new RequestCharges[endpoint.requests().size()];
        for (int i = 0; i < charged.length; i++) {
            charged[i] = book.charge(i);
        }
        books.add(book);
        charges.add(charged);
    }

    private Optional<TailBreakdown> breakdown(int index) {
        EndpointEvidence endpoint = endpoints.get(index);
        var requests = new ChargedRequests(endpoint, charges.get(index));
        Optional<Percentile> told = told(requests.count());
        if (told.isEmpty()) {
            return Optional.empty();
        }
        Percentile percentile = told.get();
        long value = requests.at(percentile);
        long median = requests.at(Percentile.P50);
        if (value <= median) {
            return Optional.empty();
        }
        List<Integer> tail = requests.tail(value);
        List<Integer> ordinary = requests.ordinary();
        List<Share> shares = new Decomposition(requests, tail, ordinary, blocks)
                .shares(new Counterfactual(requests, percentile, blocks));
        return Optional.of(new TailBreakdown(
                endpoint.endpoint(),
                percentile,
                value,
                median,
                tail.size(),
                shares,
                Waterfalls.of(requests, books.get(index)),
                () -> TailProfiles.of(endpoint, tail, ordinary),
                ModeFinder.of(endpoint),
                notes.of(requests, shares, asked, percentile)));
    }

    private Optional<Percentile> told(long requests) {
        if (requests >= asked.minimumCount()) {
            return Optional.of(asked);
        }
        return FALLBACKS.stream()
                .filter(lower -> lower.compareTo(asked) < 0 && requests >= lower.minimumCount())
                .findFirst();
    }
}
