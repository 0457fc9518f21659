package dev.headroom.diagnose.internal.tail;

import dev.headroom.diagnose.RunEvidence;
import dev.headroom.diagnose.ServerEvidence;
import dev.headroom.diagnose.internal.JoinedRun;
import dev.headroom.profile.recording.Pause;
import dev.headroom.profile.recording.host.DispatchWait;
import dev.headroom.profile.recording.host.Hiccup;
import dev.headroom.profile.recording.host.Throttling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What happened to the whole service, whichever request met it. */
final class SharedEvidence {

    /** The agent's watch sleeps 2 ms after it woke late. */
    private static final long CLOSE_NANOS = 3_000_000;

    final Spans<Pause> pauses;
    final Spans<Throttling> throttlings;
    /** The parts of hiccups for which the quota is to blame. */
    final Spans<Hiccup> quotaStops;
    /** Hiccups, and parts of them, for which it is not; what lies between close ones too. */
    final Spans<Hiccup> crowdedStops;

    final Spans<DispatchWait> dispatchWaits;
    final ProcessorUse processorUse;
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
                server.host().throttlings().stream()
                        .filter(throttling -> throttling.throttledNanos() > 0)
                        .toList(),
                Throttling::startNanos,
                Throttling::endNanos);
        quotaStops = spans(server.host().hiccups().stream()
                .filter(hiccup -> hiccup.throttledNanos() > 0)
                .map(hiccup -> new Hiccup(stoppedFrom(hiccup), hiccup.endNanos(), hiccup.throttledNanos()))
                .toList());
        crowdedStops = spans(joined(server.host().hiccups().stream()
                .map(hiccup -> new Hiccup(hiccup.startNanos(), stoppedFrom(hiccup), 0))
                .sorted(Comparator.comparingLong(Hiccup::startNanos))
                .toList()));
        dispatchWaits = new Spans<>(server.host().dispatchWaits(), DispatchWait::earliestNanos, DispatchWait::endNanos);
        processorUse = new ProcessorUse(server);
        connections = new BusyConnections(run.clientRequests());
        holders = new LockHolders(server, joined.requestsOnThreads());
        waitCauses = new WaitCauses(server.stacks());
        tasks = new RequestTasks(server.tasks());
        startNanos = run.windowStartNanos();
        endNanos = Math.max(run.windowEndNanos(), run.windowStartNanos() + 1);
    }

    private static Spans<Hiccup> spans(List<Hiccup> hiccups) {
        return new Spans<>(hiccups, Hiccup::startNanos, Hiccup::endNanos);
    }

    /** In order of their starts. Between two that follow each other closely the watch slept a little, and others still waited. */
    private static List<Hiccup> joined(List<Hiccup> hiccups) {
        List<Hiccup> joined = new ArrayList<>();
        for (Hiccup hiccup : hiccups) {
            Hiccup last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && hiccup.startNanos() - last.endNanos() < CLOSE_NANOS) {
                joined.set(
                        joined.size() - 1,
                        new Hiccup(last.startNanos(), Math.max(last.endNanos(), hiccup.endNanos()), 0));
            } else {
                joined.add(hiccup);
            }
        }
        return joined;
    }

    /** A quota that stops the process lets it go again when the hiccup ends. */
    private static long stoppedFrom(Hiccup hiccup) {
        return Math.max(hiccup.startNanos(), hiccup.endNanos() - hiccup.throttledNanos());
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
