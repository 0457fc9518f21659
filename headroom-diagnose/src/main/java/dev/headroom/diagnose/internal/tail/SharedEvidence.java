package dev.headroom.diagnose.internal.tail;

import dev.headroom.diagnose.RunEvidence;
import dev.headroom.diagnose.ServerEvidence;
import dev.headroom.diagnose.internal.JoinedRun;
import dev.headroom.profile.recording.Compilation;
import dev.headroom.profile.recording.Pause;
import dev.headroom.profile.recording.Throttling;

/** What happened to the whole service, whichever request met it. */
final class SharedEvidence {

    final Spans<Pause> pauses;
    final Spans<Throttling> throttlings;
    final Spans<Compilation> compilations;
    final BusyConnections connections;
    final LockHolders holders;
    final WaitCauses waitCauses;
    final RequestTasks tasks;
    final long startNanos;
    final long endNanos;

    SharedEvidence(RunEvidence run, JoinedRun joined) {
        ServerEvidence server = run.server();
        pauses = new Spans<>(server.pauses(), Pause::startNanos, Pause::endNanos);
        throttlings = new Spans<>(
                server.throttlings().stream()
                        .filter(throttling -> throttling.throttledNanos() > 0)
                        .toList(),
                Throttling::startNanos,
                Throttling::endNanos);
        compilations = new Spans<>(server.compilations(), Compilation::startNanos, Compilation::endNanos);
        connections = new BusyConnections(run.clientRequests());
        holders = new LockHolders(server, joined.requestsOnThreads());
        waitCauses = new WaitCauses(server.stacks());
        tasks = new RequestTasks(server.tasks());
        startNanos = run.windowStartNanos();
        endNanos = Math.max(run.windowEndNanos(), run.windowStartNanos() + 1);
    }

    /** At most so long a quota forbade to run between two instants. */
    long throttledNanos(long fromNanos, long toNanos) {
        long[] sum = {0};
        throttlings.forEachOverlapping(
                fromNanos, toNanos, window -> sum[0] += throttledWithin(window, fromNanos, toNanos));
        return sum[0];
    }

    private static long throttledWithin(Throttling window, long fromNanos, long toNanos) {
        long overlap = Math.min(toNanos, window.endNanos()) - Math.max(fromNanos, window.startNanos());
        return Math.min(overlap, window.throttledNanos());
    }
}
