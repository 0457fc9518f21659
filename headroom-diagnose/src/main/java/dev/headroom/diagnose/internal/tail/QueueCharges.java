package dev.headroom.diagnose.internal.tail;

import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.rule.JoinedRequest;
import dev.headroom.diagnose.tail.TailCause;
import dev.headroom.measure.ClientRequest;
import dev.headroom.profile.recording.host.Hiccup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Charges queues to what filled them, once.
 *
 * <p>A request that waits for a connection or until the server takes it up waits for requests that are in service. The time in
 * which at least one request waits longer than usual is a busy period. What requests in service spent in it on a cause beyond
 * what ordinary requests of the service spend, less what others spend below it, is that cause's excess; with c requests in
 * service at a time, a wait would have been shorter by at most a c-th of the excess that the period had seen by its end. The
 * wait is shared among causes in proportion to their excess, up to that bound; the rest stays queueing: more arrivals than the service can carry. A pause stops
 * all servers, so it counts in full, up to when the request arrived: what came after, the request has been charged already. So
 * does a quota that is used up, whose stops are known as far as requests in service stood still. What a request did while it
 * held a monitor that others waited for is the monitor's too. The place is that of the request with the largest excess.
 */
@SuppressWarnings("EnumOrdinal") // indices of arrays that live in memory only
final class QueueCharges {

    private static final Set<TailCause> NO_CAUSE_OF_A_QUEUE =
            EnumSet.of(TailCause.QUEUEING, TailCause.GENERATOR, TailCause.GC_PAUSE, TailCause.SAFEPOINT);

    /** Waits up to this long are no queue, whatever is usual. */
    private static final long SHORT_NANOS = 200_000;

    /** What the way to the server takes is read off the tenth of requests with the shortest: no queue is in it. */
    private static final double SHORTEST = 0.1;

    private static final int TIMES_THE_SHORTEST = 3;

    /** A request in service and, where it waited before, from when. */
    private record Item(long osThreadId, long queuedNanos, long startNanos, long endNanos, RequestCharges charges) {}

    private record Period(long from, long to, List<Item> queued) {}

    private final SharedEvidence shared;
    private final List<Item> items = new ArrayList<>();
    /** Of each cause, mean nanoseconds in ordinary requests of the whole service. */
    private final double[] ordinary = new double[RequestCharges.CAUSES.length];

    private QueueCharges(SharedEvidence shared, List<EndpointEvidence> endpoints, List<RequestCharges[]> charges) {
        this.shared = shared;
        for (int e = 0; e < endpoints.size(); e++) {
            List<JoinedRequest> requests = endpoints.get(e).requests();
            for (int i = 0; i < requests.size(); i++) {
                items.add(item(requests.get(i), charges.get(e)[i]));
            }
        }
        findOrdinary();
    }

    /** Moves in the charges of all requests what they waited in queues. */
    static void apply(SharedEvidence shared, List<EndpointEvidence> endpoints, List<RequestCharges[]> charges) {
        var queues = new QueueCharges(shared, endpoints, charges);
        var inService = new Spans<>(queues.items, Item::startNanos, Item::endNanos);
        for (Period period : queues.periods()) {
            queues.charge(period, inService);
        }
    }

    private Item item(JoinedRequest request, RequestCharges charges) {
        long start = request.server().startNanos();
        long from = request.client()
                .map(client -> shared.connections.allBusyAt(client.intendedNanos())
                        ? client.intendedNanos()
                        : client.sentNanos())
                .orElse(start);
        long end = Math.max(start, request.server().endNanos());
        return new Item(
                request.server().osThreadId(),
                Math.min(from, start),
                start,
                request.client()
                        .map(ClientRequest::completedNanos)
                        .map(done -> Math.max(start, Math.min(done, end)))
                        .orElse(end),
                charges);
    }

    private void findOrdinary() {
        List<Item> byDuration = new ArrayList<>(items);
        byDuration.sort(Comparator.comparingLong(item -> item.endNanos - item.startNanos));
        List<Item> middle = ChargedRequests.ordinary(byDuration);
        Arrays.setAll(ordinary, cause -> middle.stream()
                .mapToLong(item -> item.charges.inServiceNanos(RequestCharges.CAUSES[cause]))
                .average()
                .orElse(0));
    }

    private List<Period> periods() {
        long[] waits = items.stream()
                .mapToLong(item -> item.charges.nanos(TailCause.QUEUEING))
                .sorted()
                .toArray();
        long usual = waits.length == 0 ? 0 : waits[(int) (SHORTEST * waits.length)];
        long longer = Math.max(SHORT_NANOS, TIMES_THE_SHORTEST * usual);
        List<Item> queued = items.stream()
                .filter(item -> item.charges.nanos(TailCause.QUEUEING) > longer)
                .sorted(Comparator.comparingLong(Item::queuedNanos))
                .toList();
        List<Period> periods = new ArrayList<>();
        for (Item item : queued) {
            Period last = periods.isEmpty() ? null : periods.get(periods.size() - 1);
            if (last == null || item.queuedNanos > last.to) {
                periods.add(new Period(begin(item.queuedNanos), item.startNanos, new ArrayList<>(List.of(item))));
            } else {
                last.queued.add(item);
                periods.set(periods.size() - 1, new Period(last.from, Math.max(last.to, item.startNanos), last.queued));
            }
        }
        return periods;
    }

    /** A pause or a hiccup during which the first request came to wait began the queue. */
    private long begin(long nanos) {
        long[] first = {nanos};
        shared.pauses.forEachOverlapping(nanos, nanos + 1, pause -> first[0] = Math.min(first[0], pause.startNanos()));
        for (Spans<Hiccup> stops : List.of(shared.quotaStops, shared.crowdedStops)) {
            stops.forEachOverlapping(nanos, nanos + 1, stop -> first[0] = Math.min(first[0], stop.startNanos()));
        }
        return first[0];
    }

    private void charge(Period period, Spans<Item> inService) {
        var filling = new Filling(period.from);
        inService.forEachOverlapping(period.from, period.to, filling::add);
        filling.close();
        period.queued.forEach(filling::charge);
    }

    /** What requests in service spent in a busy period beyond the ordinary. */
    private final class Filling {

        private final long from;
        private final Ramp served = new Ramp();
        private final Ramp[] excess = new Ramp[RequestCharges.CAUSES.length];
        private final double[] most = new double[RequestCharges.CAUSES.length];
        private final String[] places = new String[RequestCharges.CAUSES.length];
        private long longestThrottled;

        Filling(long from) {
            this.from = from;
            Arrays.setAll(excess, cause -> new Ramp());
            Arrays.fill(places, "");
        }

        void add(Item item) {
            long since = Math.max(from, item.startNanos);
            served.add(since, item.endNanos, 1);
            double duration = item.endNanos - item.startNanos;
            double holding = duration <= 0
                    ? 0
                    : shared.holders.heldUpOthers(item.osThreadId, item.startNanos, item.endNanos) / duration;
            longestThrottled = Math.max(longestThrottled, item.charges.inServiceNanos(TailCause.THROTTLING));
            for (int i = 0; i < excess.length; i++) {
                TailCause cause = RequestCharges.CAUSES[i];
                double beyond = item.charges.inServiceNanos(cause) - ordinary[i];
                if (!NO_CAUSE_OF_A_QUEUE.contains(cause) && beyond != 0 && duration > 0) {
                    double rate = Math.max(-1, Math.min(1, beyond / duration));
                    excess[i].add(since, item.endNanos, rate * (1 - holding));
                    excess[TailCause.MONITOR.ordinal()].add(since, item.endNanos, rate * holding);
                    if (beyond > most[i]) {
                        most[i] = beyond;
                        places[i] = item.charges.place(cause);
                    }
                }
            }
        }

        void close() {
            served.close();
            for (Ramp ramp : excess) {
                ramp.close();
            }
        }

        /** A quota that is used up stops idle threads too, for as long as those in service stood still. */
        private double stoppedByQuota(long waitEnd) {
            return Math.min(longestThrottled, shared.throttledNanos(from, waitEnd));
        }

        /** As with pauses, what came after its arrival the request has been charged already. */
        private double stopped(Spans<Hiccup> stops, Item item) {
            return stops.coveredNanos(from, item.queuedNanos);
        }

        void charge(Item item) {
            long waitEnd = item.startNanos;
            double servers = Math.max(1, served.upTo(waitEnd) / Math.max(1, waitEnd - from));
            double[] seen = new double[excess.length];
            double sum = 0;
            for (int i = 0; i < seen.length; i++) {
                seen[i] = switch (RequestCharges.CAUSES[i]) {
                    case GC_PAUSE -> shared.pauses.coveredNanos(from, item.queuedNanos) * servers;
                    case THROTTLING ->
                        Math.max(
                                Math.max(stoppedByQuota(waitEnd), stopped(shared.quotaStops, item)) * servers,
                                excess[i].upTo(waitEnd));
                    case RUN_QUEUE -> Math.max(stopped(shared.crowdedStops, item) * servers, excess[i].upTo(waitEnd));
                    default -> Math.max(0, excess[i].upTo(waitEnd));
                };
                sum += seen[i];
            }
            if (sum <= 0) {
                return;
            }
            long waited = item.charges.nanos(TailCause.QUEUEING);
            for (int i = 0; i < seen.length; i++) {
                TailCause cause = RequestCharges.CAUSES[i];
                if (cause != TailCause.UNEXPLAINED) {
                    long moved = Math.round(Math.min(waited * seen[i] / sum, seen[i] / servers));
                    item.charges.chargeQueue(cause, moved, places[i]);
                }
            }
        }
    }
}
