package dev.headroom.diagnose.internal;

import dev.headroom.diagnose.RunEvidence;
import dev.headroom.diagnose.code.CodeEvidence;
import dev.headroom.measure.ClientRequest;
import dev.headroom.profile.recording.RemoteCall;
import dev.headroom.profile.recording.RequestTask;
import dev.headroom.profile.recording.ServerRequest;
import dev.headroom.profile.recording.SqlExecution;
import dev.headroom.profile.recording.ThreadSample;
import dev.headroom.profile.recording.ThreadWait;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives every sample, query and wait to the request its thread was handling, and every server-side request to the client's
 * request with the same trace id.
 *
 * <p><b>Window.</b> A client's request belongs to the window by its intended start, a server's without one by its start; a
 * sample by its own time. <b>Folded samples.</b> A sample of count n stands for n observations one period apart, the last at
 * its time; each is joined by itself, so the part of a sleep outside the request, or outside the window, is not the
 * request's. <b>Several events of one request.</b> Events with the same trace id (a forward, an asynchronous dispatch) are
 * one request: the earliest event speaks for it, samples of the others are given to it. <b>Tasks.</b> What another thread ran
 * for a request is the request's while the task ran.
 */
public final class RequestJoin {

    private final RunEvidence run;
    private final Map<Long, ThreadTimeline> timelines;
    /** For each server request the one that speaks for its trace. */
    private final int[] owners;

    private final JoinedRunBuilder joined;

    private RequestJoin(RunEvidence run, CodeEvidence code) {
        this.run = run;
        this.timelines =
                ThreadTimeline.byThread(run.server().requests(), run.server().tasks());
        this.owners = new int[run.server().requests().size()];
        this.joined = new JoinedRunBuilder(run, code);
    }

    public static JoinedRun join(RunEvidence run) {
        return join(run, CodeEvidence.NONE);
    }

    /** @param code what was read of the service's classes */
    public static JoinedRun join(RunEvidence run, CodeEvidence code) {
        var join = new RequestJoin(run, code);
        join.joinRequests();
        join.joinSamples();
        join.joinSql();
        join.joinCalls();
        join.joinWaits();
        return join.joined.build(join.timelines, join.owners);
    }

    private void joinRequests() {
        Map<Long, ClientRequest> clients = new HashMap<>();
        for (ClientRequest client : run.clientRequests()) {
            if (inWindow(client.intendedNanos())) {
                joined.countClientRequest();
                clients.put(client.traceId(), client);
            }
        }
        Map<Long, Integer> ownerOfTrace = new HashMap<>();
        for (int request : byStart()) {
            ServerRequest server = run.server().requests().get(request);
            boolean ours = server.hasTraceId() && server.traceIdHigh() == run.traceIdHigh();
            Integer owner = ours ? ownerOfTrace.putIfAbsent(server.traceIdLow(), request) : null;
            owners[request] = owner == null ? request : owner;
            if (owner == null) {
                ClientRequest client = ours ? clients.get(server.traceIdLow()) : null;
                addRequest(request, server, Optional.ofNullable(client));
            }
        }
    }

    private Integer[] byStart() {
        Integer[] order = new Integer[run.server().requests().size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                Comparator.comparingLong(i -> run.server().requests().get(i).startNanos()));
        return order;
    }

    private void addRequest(int request, ServerRequest server, Optional<ClientRequest> client) {
        if (client.isPresent()) {
            joined.addRequest(request, run.endpoints().get(client.get().endpoint()), server, client);
        } else if (inWindow(server.startNanos())) {
            if (run.clientRequests().isEmpty()) {
                joined.addRequest(request, server.method() + " " + server.route(), server, client);
            } else {
                joined.countForeignRequest();
            }
        }
    }

    private void joinSamples() {
        Set<Long> requestThreads = requestThreads();
        for (ThreadSample sample : run.server().samples()) {
            boolean onRequestThread = requestThreads.contains(sample.osThreadId());
            sample.forEachObservation(observation -> joinObservation(observation, onRequestThread));
        }
    }

    private Set<Long> requestThreads() {
        Set<Long> threads = new HashSet<>();
        for (ServerRequest request : run.server().requests()) {
            if (request.osThreadId() != 0
                    && request.startNanos() < run.windowEndNanos()
                    && request.endNanos() > run.windowStartNanos()) {
                threads.add(request.osThreadId());
            }
        }
        for (RequestTask task : run.server().tasks()) {
            if (task.osThreadId() != 0
                    && task.startNanos() < run.windowEndNanos()
                    && task.endNanos() > run.windowStartNanos()) {
                threads.add(task.osThreadId());
            }
        }
        return threads;
    }

    private void joinObservation(ThreadSample sample, boolean onRequestThread) {
        if (inWindow(sample.timeNanos())) {
            joined.addSample(sample, onRequestThread, requestAt(sample.osThreadId(), sample.timeNanos()));
        } else {
            joined.countSampleOutside();
        }
    }

    private void joinSql() {
        for (SqlExecution execution : run.server().sqlExecutions()) {
            joined.addSql(execution, requestAt(execution.osThreadId(), execution.startNanos()));
        }
    }

    private void joinCalls() {
        for (RemoteCall call : run.server().calls()) {
            joined.addCall(call, requestAt(call.osThreadId(), call.startNanos()));
        }
    }

    private void joinWaits() {
        for (ThreadWait wait : run.server().waits()) {
            joined.addWait(wait, requestAt(wait.osThreadId(), wait.startNanos()));
        }
    }

    private int requestAt(long thread, long nanos) {
        ThreadTimeline timeline = timelines.get(thread);
        int request = timeline == null ? ThreadTimeline.NONE : timeline.requestAt(nanos);
        return request == ThreadTimeline.NONE ? request : owners[request];
    }

    private boolean inWindow(long nanos) {
        return nanos >= run.windowStartNanos() && nanos < run.windowEndNanos();
    }
}
