package dev.headroom.diagnose;

import dev.headroom.profile.StackTable;
import dev.headroom.profile.recording.Compilation;
import dev.headroom.profile.recording.EventLoss;
import dev.headroom.profile.recording.HeldCollection;
import dev.headroom.profile.recording.Pause;
import dev.headroom.profile.recording.RemoteCall;
import dev.headroom.profile.recording.RequestTask;
import dev.headroom.profile.recording.ServerRequest;
import dev.headroom.profile.recording.SqlExecution;
import dev.headroom.profile.recording.ThreadSample;
import dev.headroom.profile.recording.ThreadWait;
import java.util.List;

/**
 * What the recording of the service says, event by event; nothing is in any order.
 *
 * @param stacks the table that all stacks lie in
 * @param tasks work that requests gave to other threads
 * @param calls HTTP requests to other services
 * @param held what fields of the application held, again and again
 * @param losses events the recorder dropped; not empty means that anything may be missing
 */
public record ServerEvidence(
        StackTable stacks,
        List<ThreadSample> samples,
        List<ServerRequest> requests,
        List<RequestTask> tasks,
        List<SqlExecution> sqlExecutions,
        List<RemoteCall> calls,
        List<Pause> pauses,
        List<ThreadWait> waits,
        HostEvidence host,
        List<Compilation> compilations,
        List<HeldCollection> held,
        List<EventLoss> losses) {

    public ServerEvidence {
        samples = List.copyOf(samples);
        requests = List.copyOf(requests);
        tasks = List.copyOf(tasks);
        sqlExecutions = List.copyOf(sqlExecutions);
        calls = List.copyOf(calls);
        pauses = List.copyOf(pauses);
        waits = List.copyOf(waits);
        compilations = List.copyOf(compilations);
        held = List.copyOf(held);
        losses = List.copyOf(losses);
    }
}
