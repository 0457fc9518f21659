package dev.headroom.diagnose;

import dev.headroom.measure.ClientRequest;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.recording.Pause;
import dev.headroom.profile.recording.ServerRequest;
import dev.headroom.profile.recording.SqlExecution;
import dev.headroom.profile.recording.ThreadSample;
import dev.headroom.profile.recording.ThreadWait;
import java.util.List;

/**
 * All that was observed in one measuring window, before it is joined. Instants are nanoseconds since the Unix epoch; the
 * client's and the recording's clocks are the same machine's.
 *
 * @param windowStartNanos first intended start
 * @param windowEndNanos end of the window
 * @param endpoints names by the index that {@link ClientRequest#endpoint()} uses; empty where there was no load of ours
 * @param clientRequests empty where there was no load of ours: then routes take the place of endpoints
 * @param traceIdHigh high 64 bits shared by the trace ids of all client requests
 * @param stacks the table the samples' stacks lie in
 */
public record RunEvidence(
        long windowStartNanos,
        long windowEndNanos,
        List<String> endpoints,
        List<ClientRequest> clientRequests,
        long traceIdHigh,
        StackTable stacks,
        List<ThreadSample> samples,
        List<ServerRequest> serverRequests,
        List<SqlExecution> sqlExecutions,
        List<Pause> pauses,
        List<ThreadWait> waits) {

    public RunEvidence {
        endpoints = List.copyOf(endpoints);
        clientRequests = List.copyOf(clientRequests);
        samples = List.copyOf(samples);
        serverRequests = List.copyOf(serverRequests);
        sqlExecutions = List.copyOf(sqlExecutions);
        pauses = List.copyOf(pauses);
        waits = List.copyOf(waits);
    }
}
