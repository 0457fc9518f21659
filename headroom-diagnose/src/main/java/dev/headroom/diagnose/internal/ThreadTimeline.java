package dev.headroom.diagnose.internal;

import dev.headroom.profile.recording.ServerRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The requests one thread handled, searchable by time. A request holds from its start up to, not including, its end. Where
 * several hold at once (a forward inside a request), the one that began last is answered: the innermost.
 */
final class ThreadTimeline {

    static final int NONE = -1;

    private final long[] starts;
    private final long[] ends;
    private final long[] latestEndSoFar;
    private final int[] requests;

    private ThreadTimeline(List<Integer> ascending, List<ServerRequest> all) {
        int n = ascending.size();
        starts = new long[n];
        ends = new long[n];
        latestEndSoFar = new long[n];
        requests = new int[n];
        long latestEnd = Long.MIN_VALUE;
        for (int i = 0; i < n; i++) {
            int request = ascending.get(i);
            starts[i] = all.get(request).startNanos();
            ends[i] = all.get(request).endNanos();
            requests[i] = request;
            latestEnd = Math.max(latestEnd, ends[i]);
            latestEndSoFar[i] = latestEnd;
        }
    }

    /** One timeline per thread id; requests without a thread id (0) have none. */
    static Map<Long, ThreadTimeline> byThread(List<ServerRequest> requests) {
        Map<Long, List<Integer>> byThread = new HashMap<>();
        for (int i = 0; i < requests.size(); i++) {
            if (requests.get(i).osThreadId() != 0) {
                byThread.computeIfAbsent(requests.get(i).osThreadId(), thread -> new ArrayList<>())
                        .add(i);
            }
        }
        Comparator<Integer> outerFirst = Comparator.<Integer>comparingLong(
                        i -> requests.get(i).startNanos())
                .thenComparing(
                        Comparator.<Integer>comparingLong(i -> requests.get(i).endNanos())
                                .reversed());
        Map<Long, ThreadTimeline> timelines = new HashMap<>();
        byThread.forEach((thread, indices) -> {
            indices.sort(outerFirst);
            timelines.put(thread, new ThreadTimeline(indices, requests));
        });
        return timelines;
    }

    /** The index of the request that held at this instant, or {@link #NONE}. */
    int requestAt(long nanos) {
        int low = 0;
        int high = starts.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts[middle] <= nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        for (int i = low - 1; i >= 0 && latestEndSoFar[i] > nanos; i--) {
            if (ends[i] > nanos) {
                return requests[i];
            }
        }
        return NONE;
    }
}
