package dev.headroom.diagnose.internal.tail;

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

/** Who held the monitor that a thread waited for, as far as requests and samples tell. */
final class LockHolders {

    private final RequestsOnThreads requests;
    private final ApplicationCode code;
    private final Map<Long, List<ThreadSample>> samplesOf = new HashMap<>();

    LockHolders(ServerEvidence server, RequestsOnThreads requests) {
        this.requests = requests;
        code = new ApplicationCode(server.stacks());
        for (ThreadWait wait : server.waits()) {
            if (wait.ownerOsThreadId() != 0) {
                samplesOf.putIfAbsent(wait.ownerOsThreadId(), new ArrayList<>());
            }
        }
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

    /** {@code com.acme.OrderLog held by GET /export at com.acme.OrderLog.append:41}; parts that are not known are left out. */
    String describe(ThreadWait wait) {
        String holder = requests.endpointAt(wait.ownerOsThreadId(), wait.startNanos() + wait.durationNanos() / 2);
        String frame = frame(wait);
        return wait.target() + (holder.isEmpty() ? "" : " held by " + holder) + (frame.isEmpty() ? "" : " at " + frame);
    }

    /** The application frame that most of the holder's samples meanwhile end in. */
    private String frame(ThreadWait wait) {
        List<ThreadSample> samples = samplesOf.getOrDefault(wait.ownerOsThreadId(), List.of());
        Map<Integer, Integer> sites = new HashMap<>();
        long end = wait.startNanos() + wait.durationNanos();
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
                .map(entry -> code.stacks().leafFrame(entry.getKey()).toString())
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
