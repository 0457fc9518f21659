package dev.headroom.load.internal.engine;

import dev.headroom.load.RequestLog;
import dev.headroom.load.internal.protocol.Slot;
import dev.headroom.measure.ClientRequest;
import dev.headroom.measure.RequestOutcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Single requests as primitive numbers, in blocks that are allocated as they fill. Up to its bound it holds all of them;
 * from then on an even sample of all (Vitter 1985, algorithm R) and, beside it, the slowest ones.
 *
 * <p>Not thread-safe.
 */
@SuppressWarnings("EnumOrdinal") // lives in memory only, read back by the same enum
public final class RequestStore {

    /** Requests kept without sampling, unless told otherwise. */
    public static final int DEFAULT_BOUND = 1_000_000;

    private static final int TRACE_ID = 0;
    private static final int INTENDED = 1;
    private static final int SENT = 2;
    private static final int FIRST_BYTE = 3;
    private static final int COMPLETED = 4;
    private static final int KIND = 5;
    private static final int WORDS = 6;
    private static final int BLOCK_REQUESTS = 4096;
    private static final RequestOutcome[] OUTCOMES = RequestOutcome.values();

    private final List<long[]> blocks = new ArrayList<>();
    private final int bound;
    private final int slowestKept;
    private final PriorityQueue<long[]> slowest =
            new PriorityQueue<>(Comparator.comparingLong(entry -> entry[COMPLETED] - entry[INTENDED]));
    private final SplittableRandom random = new SplittableRandom(1);
    private long total;

    /** @param bound requests to keep; a hundredth of as many slowest ones come on top */
    public RequestStore(int bound) {
        this.bound = bound;
        this.slowestKept = Math.max(1, bound / 100);
    }

    void add(Slot request, long completedNanos, RequestOutcome outcome) {
        long firstByteNanos = request.firstByteNanos == 0 ? completedNanos : request.firstByteNanos;
        add(
                request.traceIdLow,
                request.intendedNanos,
                request.sentNanos,
                firstByteNanos,
                completedNanos,
                kind(request.connectionNumber, request.endpoint, outcome));
    }

    /** A request that no connection ever carried. */
    void addUnsent(long traceIdLow, int endpoint, long intendedNanos, long endNanos, RequestOutcome outcome) {
        add(traceIdLow, intendedNanos, endNanos, endNanos, endNanos, kind(-1, endpoint, outcome));
    }

    private static long kind(int connection, int endpoint, RequestOutcome outcome) {
        return (long) connection << 32 | (long) endpoint << 8 | outcome.ordinal();
    }

    private void add(
            long traceIdLow, long intendedNanos, long sentNanos, long firstByteNanos, long completedNanos, long kind) {
        if (total < bound) {
            put((int) total, traceIdLow, intendedNanos, sentNanos, firstByteNanos, completedNanos, kind);
            total++;
            return;
        }
        if (total == bound) {
            for (int i = 0; i < bound; i++) {
                keepIfSlow(entry(i));
            }
        }
        total++;
        long[] fastestOfSlow = slowest.element();
        if (completedNanos - intendedNanos > fastestOfSlow[COMPLETED] - fastestOfSlow[INTENDED]) {
            keepIfSlow(new long[] {traceIdLow, intendedNanos, sentNanos, firstByteNanos, completedNanos, kind});
        }
        long place = random.nextLong(total);
        if (place < bound) {
            put((int) place, traceIdLow, intendedNanos, sentNanos, firstByteNanos, completedNanos, kind);
        }
    }

    /** What is kept, with its instants shifted by an offset; nothing may be added from here on. */
    RequestLog toLog(long offsetNanos) {
        return toLog(List.of(), offsetNanos);
    }

    /** As one with what others kept of the same phase. */
    RequestLog toLog(List<RequestStore> others, long offsetNanos) {
        List<RequestStore> all = new ArrayList<>(others);
        all.add(this);
        return new RequestLog(
                () -> all.stream()
                        .flatMap(store -> store.requests(offsetNanos).stream())
                        .sorted(Comparator.comparingLong(ClientRequest::intendedNanos))
                        .toList(),
                all.stream().anyMatch(store -> store.total > store.bound),
                all.stream().mapToLong(store -> store.total).sum());
    }

    private List<ClientRequest> requests(long offsetNanos) {
        int sampled = (int) Math.min(total, bound);
        List<ClientRequest> requests = new ArrayList<>(sampled + slowest.size());
        Set<Long> slowIds = new HashSet<>();
        for (long[] entry : slowest) {
            slowIds.add(entry[TRACE_ID]);
            requests.add(request(entry, offsetNanos));
        }
        for (int i = 0; i < sampled; i++) {
            long[] entry = entry(i);
            if (!slowIds.contains(entry[TRACE_ID])) {
                requests.add(request(entry, offsetNanos));
            }
        }
        return requests;
    }

    private void keepIfSlow(long[] entry) {
        slowest.add(entry);
        if (slowest.size() > slowestKept) {
            slowest.remove();
        }
    }

    private void put(int index, long traceIdLow, long intended, long sent, long firstByte, long completed, long kind) {
        int block = index / BLOCK_REQUESTS;
        if (block == blocks.size()) {
            blocks.add(new long[Math.min(bound - index, BLOCK_REQUESTS) * WORDS]);
        }
        long[] words = blocks.get(block);
        int at = index % BLOCK_REQUESTS * WORDS;
        words[at + TRACE_ID] = traceIdLow;
        words[at + INTENDED] = intended;
        words[at + SENT] = sent;
        words[at + FIRST_BYTE] = firstByte;
        words[at + COMPLETED] = completed;
        words[at + KIND] = kind;
    }

    private long[] entry(int index) {
        long[] words = blocks.get(index / BLOCK_REQUESTS);
        int at = index % BLOCK_REQUESTS * WORDS;
        return java.util.Arrays.copyOfRange(words, at, at + WORDS);
    }

    private static ClientRequest request(long[] entry, long offsetNanos) {
        return new ClientRequest(
                entry[TRACE_ID],
                (int) (entry[KIND] >>> 8) & 0xff_ffff,
                (int) (entry[KIND] >> 32),
                entry[INTENDED] + offsetNanos,
                entry[SENT] + offsetNanos,
                entry[FIRST_BYTE] + offsetNanos,
                entry[COMPLETED] + offsetNanos,
                OUTCOMES[(int) (entry[KIND] & 0xff)]);
    }
}
