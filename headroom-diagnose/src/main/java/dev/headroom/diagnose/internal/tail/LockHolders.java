package dev.headroom.diagnose.internal.tail;

import dev.headroom.diagnose.Location;
import dev.headroom.diagnose.ServerEvidence;
import dev.headroom.diagnose.internal.RequestsOnThreads;
import dev.headroom.diagnose.rule.ApplicationCode;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.recording.ThreadSample;
import dev.headroom.profile.recording.ThreadWait;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who held the monitor that a thread waited for, as far as requests and samples tell. A recording names the thread that left the
 * monitor last; in a convoy that is the neighbour that had waited too, so the search goes on with the neighbour's own wait.
 */
final class LockHolders {

    private static final int LONGEST_CONVOY = 256;

    private final RequestsOnThreads requests;
    private final ApplicationCode code;
    private final Map<Long, List<ThreadSample>> samplesOf = new HashMap<>();
    private final Map<Long, Spans<ThreadWait>> waitsOf = new HashMap<>();
    private final Map<Long, List<ThreadWait>> heldUpBy = new HashMap<>();

    LockHolders(ServerEvidence server, RequestsOnThreads requests) {
        this.requests = requests;
        code = new ApplicationCode(server.stacks());
        Map<Long, List<ThreadWait>> byThread = new HashMap<>();
        for (ThreadWait wait : server.waits()) {
            if (wait.ownerOsThreadId() != 0) {
                byThread.computeIfAbsent(wait.osThreadId(), thread -> new ArrayList<>())
                        .add(wait);
            }
        }
        byThread.forEach((thread, waits) ->
                waitsOf.put(thread, new Spans<>(waits, ThreadWait::startNanos, LockHolders::endNanos)));
        byThread.values()
                .forEach(waits -> waits.forEach(wait -> {
                    long holder = holder(wait);
                    heldUpBy.computeIfAbsent(holder, thread -> new ArrayList<>())
                            .add(wait);
                    samplesOf.putIfAbsent(holder, new ArrayList<>());
                }));
        if (!samplesOf.isEmpty()) {
            keepSamples(server.samples());
        }
    }

    private void keepSamples(List<ThreadSample> samples) {
        for (ThreadSample sample : samples) {
            List<ThreadSample> ofHolder = samplesOf.get(sample.osThreadId());
            if (ofHolder != null && sample.type().unit().equals("nanoseconds")) {
                ofHolder.add(sample);
            }
        }
        samplesOf.values().forEach(list -> list.sort(Comparator.comparingLong(ThreadSample::timeNanos)));
    }

    private static long endNanos(ThreadWait wait) {
        return wait.startNanos() + wait.durationNanos();
    }

    /** The thread that had the monitor for most of a wait. */
    private long holder(ThreadWait wait) {
        ThreadWait at = wait;
        for (int neighbours = 0; neighbours < LONGEST_CONVOY; neighbours++) {
            ThreadWait before = waitOfHolder(at, wait);
            if (before == null) {
                break;
            }
            at = before;
        }
        return at.ownerOsThreadId();
    }

    /** The wait for the same monitor in which the one that held it last had spent most of the time asked about. */
    private @Nullable ThreadWait waitOfHolder(ThreadWait last, ThreadWait asked) {
        Spans<ThreadWait> waits = waitsOf.get(last.ownerOsThreadId());
        @Nullable ThreadWait[] found = {null};
        if (waits != null) {
            waits.forEachOverlapping(asked.startNanos(), endNanos(asked), other -> {
                long both =
                        Math.min(endNanos(other), endNanos(asked)) - Math.max(other.startNanos(), asked.startNanos());
                boolean earlier = endNanos(other) <= endNanos(last) && !other.equals(last);
                if (earlier && other.target().equals(asked.target()) && both > asked.durationNanos() / 2) {
                    found[0] = other;
                }
            });
        }
        return found[0];
    }

    /** How much of a thread's time between two instants others waited for a monitor that it held. */
    long heldUpOthers(long osThreadId, long fromNanos, long toNanos) {
        List<ThreadWait> waits = heldUpBy.get(osThreadId);
        if (waits == null) {
            return 0;
        }
        var span = new FreeTime(fromNanos, toNanos);
        long sum = 0;
        for (ThreadWait wait : waits) {
            sum += span.take(wait.startNanos(), endNanos(wait));
        }
        return sum;
    }

    /** {@code com.acme.OrderLog held by GET /export at com.acme.OrderLog.append:41}; parts that are not known are left out. */
    String describe(ThreadWait wait) {
        long thread = holder(wait);
        String holder = requests.endpointAt(thread, wait.startNanos() + wait.durationNanos() / 2);
        String frame = frame(wait, thread);
        return wait.target() + (holder.isEmpty() ? "" : " held by " + holder) + (frame.isEmpty() ? "" : " at " + frame);
    }

    /** The application frame that most of the holder's samples meanwhile end in. */
    private String frame(ThreadWait wait, long thread) {
        List<ThreadSample> samples = samplesOf.getOrDefault(thread, List.of());
        Map<Integer, Integer> sites = new HashMap<>();
        long end = endNanos(wait);
        for (int i = firstFrom(samples, wait.startNanos()); i < samples.size(); i++) {
            ThreadSample sample = samples.get(i);
            if (sample.timeNanos() > end) {
                break;
            }
            int site = code.innermostSite(sample.stack());
            if (site != StackTable.ROOT) {
                sites.merge(site, 1, Integer::sum);
            }
        }
        return sites.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(entry ->
                        Location.of(code.stacks().leafFrame(entry.getKey())).toString())
                .orElse("");
    }

    private static int firstFrom(List<ThreadSample> samples, long nanos) {
        int low = 0;
        int high = samples.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (samples.get(middle).timeNanos() < nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
