package dev.headroom.diagnose.internal.tail;

import dev.headroom.diagnose.Location;
import dev.headroom.diagnose.ServerEvidence;
import dev.headroom.diagnose.internal.RequestsOnThreads;
import dev.headroom.diagnose.rule.ApplicationCode;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.recording.ThreadSample;
import dev.headroom.profile.recording.ThreadWait;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who held the monitor that a thread waited for, as far as requests and samples tell. A recording names the thread that left the
 * monitor last; in a convoy that is the neighbour that had waited too, so the search goes on with the neighbour's own wait.
 */
final class LockHolders {

    private static final int LONGEST_CONVOY = 256;

    private final RequestsOnThreads requests;
    private final ApplicationCode code;
    /** By thread, its waits for monitors whose last holder is known. */
    private final Map<Long, Spans<ThreadWait>> waitsOf;

    /** By thread, the waits of others for a monitor that it held. */
    private final Map<Long, Spans<ThreadWait>> heldUpBy;

    /** By thread that held up others, its samples in time. */
    private final Map<Long, Spans<ThreadSample>> samplesOf;

    LockHolders(ServerEvidence server, RequestsOnThreads requests) {
        this.requests = requests;
        code = new ApplicationCode(server.stacks());
        List<ThreadWait> waits = server.waits().stream()
                .filter(wait -> wait.ownerOsThreadId() != 0)
                .toList();
        waitsOf = byThread(waits, ThreadWait::osThreadId, ThreadWait::startNanos, ThreadWait::endNanos);
        heldUpBy = byThread(waits, this::holder, ThreadWait::startNanos, ThreadWait::endNanos);
        List<ThreadSample> samples = server.samples().stream()
                .filter(sample -> heldUpBy.containsKey(sample.osThreadId()))
                .filter(sample -> sample.type().unit().equals("nanoseconds"))
                .toList();
        samplesOf =
                byThread(samples, ThreadSample::osThreadId, ThreadSample::timeNanos, sample -> sample.timeNanos() + 1);
    }

    private static <T> Map<Long, Spans<T>> byThread(
            List<T> things, ToLongFunction<T> thread, ToLongFunction<T> start, ToLongFunction<T> end) {
        return things.stream()
                .collect(Collectors.groupingBy(
                        thread::applyAsLong,
                        Collectors.collectingAndThen(Collectors.toList(), list -> new Spans<>(list, start, end))));
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
            waits.forEachOverlapping(asked.startNanos(), asked.endNanos(), other -> {
                long both =
                        Math.min(other.endNanos(), asked.endNanos()) - Math.max(other.startNanos(), asked.startNanos());
                boolean earlier = other.endNanos() <= last.endNanos() && !other.equals(last);
                if (earlier && other.target().equals(asked.target()) && both > asked.durationNanos() / 2) {
                    found[0] = other;
                }
            });
        }
        return found[0];
    }

    /** How much of a thread's time between two instants others waited for a monitor that it held. */
    long heldUpOthers(long osThreadId, long fromNanos, long toNanos) {
        Spans<ThreadWait> waits = heldUpBy.get(osThreadId);
        return waits == null ? 0 : waits.coveredNanos(fromNanos, toNanos);
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
        Map<Integer, Integer> sites = new HashMap<>();
        Spans<ThreadSample> samples = samplesOf.get(thread);
        if (samples != null) {
            samples.forEachOverlapping(wait.startNanos(), wait.endNanos() + 1, sample -> {
                int site = code.innermostSite(sample.stack());
                if (site != StackTable.ROOT) {
                    sites.merge(site, 1, Integer::sum);
                }
            });
        }
        return sites.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(entry ->
                        Location.of(code.stacks().leafFrame(entry.getKey())).toString())
                .orElse("");
    }
}
