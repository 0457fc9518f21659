package dev.headroom.diagnose.internal.tail;

import dev.headroom.profile.recording.RequestTask;
import dev.headroom.profile.recording.ServerRequest;
import dev.headroom.profile.recording.ThreadWait;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What requests gave to other threads, by request. */
final class RequestTasks {

    private final Map<Long, List<RequestTask>> byRequest = new HashMap<>();

    RequestTasks(List<RequestTask> tasks) {
        for (RequestTask task : tasks) {
            if (task.requestId() != 0) {
                byRequest
                        .computeIfAbsent(task.requestId(), id -> new ArrayList<>(2))
                        .add(task);
            }
        }
        byRequest.values().forEach(list -> list.sort(Comparator.comparingLong(RequestTask::startNanos)));
    }

    /** In the order of their starts. */
    List<RequestTask> of(ServerRequest request) {
        return request.id() == 0 ? List.of() : byRequest.getOrDefault(request.id(), List.of());
    }

    /** Whether the request's own thread waits, as far as can be told, for one of its tasks. */
    static boolean isWaitFor(List<RequestTask> tasks, ThreadWait wait, ServerRequest request) {
        boolean parked = wait.kind() == ThreadWait.Kind.PARK || wait.kind() == ThreadWait.Kind.MONITOR_WAIT;
        return parked
                && wait.osThreadId() == request.osThreadId()
                && tasks.stream()
                        .anyMatch(
                                task -> task.submittedNanos() < wait.endNanos() && task.endNanos() > wait.startNanos());
    }
}
