package dev.headroom.load.internal.engine;

import dev.headroom.load.RequestLog;
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

    private static final int WORDS = 5;
    private static final int BLOCK_REQUESTS = 4096;
    private static final RequestOutcome[] OUTCOMES = RequestOutcome.values();

    private final List<long[]> blocks = new ArrayList<>();
    private final int bound;
    private final int slowestKept;
    private final PriorityQueue<long[]> slowest =
            new PriorityQueue<>(Comparator.comparingLong(entry -> entry[3] - entry[1]));
    private final SplittableRandom random = new SplittableRandom(1);
    private long total;

    /** @param bound requests to keep; a hundredth of as many slowest ones come on top */
    public RequestStore(int bound) {
        this.bound = bound;
        this.slowestKept = Math.max(1, bound / 100);
    }

    void add(
            long traceIdLow,
            int endpoint,
            long intendedNanos,
            long sentNanos,
            long completedNanos,
            RequestOutcome outcome) {
        long kind = (long) endpoint << 8 | outcome.ordinal();
        if (total < bound) {
            put((int) total, traceIdLow, intendedNanos, sentNanos, completedNanos, kind);
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
        if (completedNanos - intendedNanos > fastestOfSlow[3] - fastestOfSlow[1]) {
            keepIfSlow(new long[] {traceIdLow, intendedNanos, sentNanos, completedNanos, kind});
        }
        long place = random.nextLong(total);
        if (place < bound) {
            put((int) place, traceIdLow, intendedNanos, sentNanos, completedNanos, kind);
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
            slowIds.add(entry[0]);
            requests.add(request(entry, offsetNanos));
        }
        for (int i = 0; i < sampled; i++) {
            long[] entry = entry(i);
            if (!slowIds.contains(entry[0])) {
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

    private void put(int index, long traceIdLow, long intended, long sent, long completed, long kind) {
        int block = index / BLOCK_REQUESTS;
        if (block == blocks.size()) {
            blocks.add(new long[Math.min(bound - index, BLOCK_REQUESTS) * WORDS]);
        }
        long[] words = blocks.get(block);
        int at = index % BLOCK_REQUESTS * WORDS;
        words[at] = traceIdLow;
        words[at + 1] = intended;
        words[at + 2] = sent;
        words[at + 3] = completed;
        words[at + 4] = kind;
    }

    private long[] entry(int index) {
        long[] words = blocks.get(index / BLOCK_REQUESTS);
        int at = index % BLOCK_REQUESTS * WORDS;
        return java.util.Arrays.copyOfRange(words, at, at + WORDS);
    }

    private static ClientRequest request(long[] entry, long offsetNanos) {
        return new ClientRequest(
                entry[0],
                (int) (entry[4] >>> 8),
                entry[1] + offsetNanos,
                entry[2] + offsetNanos,
                entry[3] + offsetNanos,
                OUTCOMES[(int) (entry[4] & 0xff)]);
    }
}
