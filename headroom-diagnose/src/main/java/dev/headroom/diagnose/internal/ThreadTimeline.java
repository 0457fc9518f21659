package dev.headroom.diagnose.internal;

import dev.headroom.profile.recording.RequestTask;
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

    /** A stretch of a thread's time that belongs to a request. */
    private record Hold(long from, long to, int request) {}

    private ThreadTimeline(List<Hold> ascending) {
        int n = ascending.size();
        starts = new long[n];
        ends = new long[n];
        latestEndSoFar = new long[n];
        requests = new int[n];
        long latestEnd = Long.MIN_VALUE;
        for (int i = 0; i < n; i++) {
            Hold hold = ascending.get(i);
            starts[i] = hold.from;
            ends[i] = hold.to;
            requests[i] = hold.request;
            latestEnd = Math.max(latestEnd, ends[i]);
            latestEndSoFar[i] = latestEnd;
        }
    }

    /**
     * One timeline per thread id, of the requests it handled and of the tasks it ran for requests; those without a thread id
     * (0) have none, nor have tasks of requests that were not seen.
     */
    static Map<Long, ThreadTimeline> byThread(List<ServerRequest> requests, List<RequestTask> tasks) {
        Map<Long, List<Hold>> byThread = new HashMap<>();
        Map<Long, Integer> byId = new HashMap<>();
        for (int i = 0; i < requests.size(); i++) {
            ServerRequest request = requests.get(i);
            if (request.osThreadId() != 0) {
                byThread.computeIfAbsent(request.osThreadId(), thread -> new ArrayList<>())
                        .add(new Hold(request.startNanos(), request.endNanos(), i));
            }
            if (request.id() != 0 && !tasks.isEmpty()) {
                byId.put(request.id(), i);
            }
        }
        for (RequestTask task : tasks) {
            Integer request = byId.get(task.requestId());
            if (request != null && task.osThreadId() != 0) {
                byThread.computeIfAbsent(task.osThreadId(), thread -> new ArrayList<>())
                        .add(new Hold(task.startNanos(), task.endNanos(), request));
            }
        }
        Comparator<Hold> outerFirst = Comparator.comparingLong(Hold::from)
                .thenComparing(Comparator.comparingLong(Hold::to).reversed());
        Map<Long, ThreadTimeline> timelines = new HashMap<>();
        byThread.forEach((thread, holds) -> {
            holds.sort(outerFirst);
            timelines.put(thread, new ThreadTimeline(holds));
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
