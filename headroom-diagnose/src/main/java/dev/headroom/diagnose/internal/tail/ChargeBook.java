package dev.headroom.diagnose.internal.tail;

import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.rule.JoinedRequest;
import dev.headroom.diagnose.rule.RequestSql;
import dev.headroom.diagnose.rule.RequestWait;
import dev.headroom.diagnose.tail.TailCause;
import dev.headroom.measure.ClientRequest;
import dev.headroom.profile.recording.Pause;
import dev.headroom.profile.recording.RequestTask;
import dev.headroom.profile.recording.ServerRequest;
import dev.headroom.profile.recording.ServerRequest.OffCpu;
import dev.headroom.profile.recording.SqlExecution;
import dev.headroom.profile.recording.ThreadWait;
import dev.headroom.profile.recording.host.Hiccup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Charges a request's response time to causes, each nanosecond once. What comes first takes first:
 *
 * <ol>
 *   <li>the part of a pause that a sleep, a file or a peer hid, because that went on after it: to what hid it;
 *   <li>garbage-collection pauses and other safepoints, wherever they fall: nothing else could have run;
 *   <li>before the server: the wait for a connection where all were busy, else the generator's own; then from the send until
 *       the server began, which is queueing, but for hiccups of the whole process, and for what threads that hand requests on
 *       waited for a processor: then whoever was to take the request up had none, for the quota or for what else ran;
 *   <li>class loading and allocation stalls, then SQL executions with all that happens inside them, then single waits;
 *   <li>tasks on other threads: until one is taken up, queueing; while it runs, its own SQL, waits and CPU time. Only then what
 *       the request's thread waited for meanwhile;
 *   <li>sums of which no single wait was seen, as far as server time is left: waits for a pool, sockets, files; CPU time, so
 *       that what is burnt inside an embedded database is SQL; the wait for a processor, of which throttling and the compiler
 *       have what they overlap; page faults, where there were any from disk;
 *   <li>the rest: unexplained.
 * </ol>
 */
final class ChargeBook {

    /** Hears of every stretch that is charged. */
    @FunctionalInterface
    interface SpanSink {
        void span(TailCause cause, long fromNanos, long toNanos, String place);
    }

    private static final SpanSink NOBODY = (cause, from, to, place) -> {};

    private final EndpointEvidence endpoint;
    private final SharedEvidence shared;
    private final Map<Integer, List<RequestSql>> sql = new HashMap<>();
    private final Map<Integer, List<ThreadWait>> waits = new HashMap<>();

    ChargeBook(EndpointEvidence endpoint, SharedEvidence shared) {
        this.endpoint = endpoint;
        this.shared = shared;
        for (RequestSql issued : endpoint.sql()) {
            sql.computeIfAbsent(issued.request(), r -> new ArrayList<>()).add(issued);
        }
        for (RequestWait wait : endpoint.waits()) {
            waits.computeIfAbsent(wait.request(), r -> new ArrayList<>()).add(wait.waited());
        }
    }

    RequestCharges charge(int index) {
        return charge(index, NOBODY);
    }

    RequestCharges charge(int index, SpanSink sink) {
        return new Charging(index, sink).charge();
    }

    /** One request's charging. */
    private final class Charging {

        private final int index;
        private final SpanSink sink;
        private final JoinedRequest request;
        private final ServerRequest server;
        private final long from;
        private final long to;
        private final FreeTime free;
        private final List<RequestTask> tasks;
        private final RequestCharges charges = new RequestCharges();

        /** What sums have used up of the time that is still free: known how much, not where. */
        private long spentOfFree;

        /** Of the time that the request's thread is known to have waited for a processor, what is not charged yet. */
        private long runQueueLeft;

        Charging(int index, SpanSink sink) {
            this.index = index;
            this.sink = sink;
            request = endpoint.requests().get(index);
            server = request.server();
            from = request.client().map(ClientRequest::intendedNanos).orElse(server.startNanos());
            to = request.client().map(ClientRequest::completedNanos).orElse(server.endNanos());
            free = new FreeTime(from, to);
            tasks = shared.tasks.of(server);
            runQueueLeft = Math.max(0, server.offCpu().runQueueNanos());
        }

        RequestCharges charge() {
            List<ThreadWait> waited = waits.getOrDefault(index, List.of());
            pauses(waited);
            request.client().ifPresent(this::beforeTheServer);
            stopsInService(waited);
            waited.stream().filter(WaitCauses::isForTheJvm).forEach(this::take);
            for (RequestSql issued : sql.getOrDefault(index, List.of())) {
                long start = issued.execution().startNanos();
                long end = start + issued.execution().durationNanos();
                take(TailCause.SQL, start, end, issued.execution().statement());
            }
            waited.stream()
                    .filter(wait -> !RequestTasks.isWaitFor(tasks, wait, server))
                    .forEach(this::take);
            tasks.forEach(this::take);
            waited.stream()
                    .filter(wait -> RequestTasks.isWaitFor(tasks, wait, server))
                    .forEach(this::take);
            sums();
            charges.charge(TailCause.UNEXPLAINED, free.total() - spentOfFree, "");
            return charges;
        }

        private void take(TailCause cause, long start, long end, String place) {
            charges.charge(cause, taken(cause, start, end, place), place);
        }

        private void pauses(List<ThreadWait> waited) {
            shared.pauses.forEachOverlapping(from, to, pause -> waited.forEach(wait -> hidden(pause, wait)));
            pausesOf(Pause.Kind.GARBAGE_COLLECTION, TailCause.GC_PAUSE);
            pausesOf(Pause.Kind.SAFEPOINT, TailCause.SAFEPOINT);
        }

        private void hidden(Pause pause, ThreadWait wait) {
            long start = Math.max(pause.startNanos(), wait.startNanos());
            long until = WaitCauses.hiddenUntilNanos(wait, pause);
            if (until > start) {
                Optional<SqlExecution> within = sql.getOrDefault(index, List.of()).stream()
                        .map(RequestSql::execution)
                        .filter(issued -> issued.startNanos() <= wait.startNanos()
                                && wait.endNanos() <= issued.startNanos() + issued.durationNanos())
                        .findFirst();
                take(
                        within.isPresent() ? TailCause.SQL : shared.waitCauses.of(wait),
                        start,
                        until,
                        within.map(SqlExecution::statement).orElse(wait.target()));
            }
        }

        private void pausesOf(Pause.Kind kind, TailCause cause) {
            shared.pauses.forEachOverlapping(from, to, pause -> {
                if (pause.kind() == kind) {
                    take(cause, pause.startNanos(), pause.endNanos(), pause.cause());
                }
            });
        }

        private void beforeTheServer(ClientRequest client) {
            TailCause early =
                    shared.connections.allBusyAt(client.intendedNanos()) ? TailCause.QUEUEING : TailCause.GENERATOR;
            take(early, client.intendedNanos(), client.sentNanos(), "");
            long sent = Math.max(from, client.sentNanos());
            long start = server.startNanos();
            shared.quotaStops.forEachOverlapping(
                    sent, start, stop -> throttledBefore(stop.startNanos(), Math.min(start, stop.endNanos())));
            readyBefore(Math.max(sent, start - Math.max(0, server.offCpu().wakeNanos())), start);
            shared.crowdedStops.forEachOverlapping(
                    sent,
                    start,
                    stop -> crowdedBefore(Math.max(sent, stop.startNanos()), Math.min(start, stop.endNanos())));
            shared.dispatchWaits.forEachOverlapping(sent, start, wait -> {
                long woken = Math.max(sent, wait.earliestNanos());
                readyBefore(woken, Math.min(Math.min(start, wait.endNanos()), woken + wait.waitedNanos()));
            });
            take(TailCause.QUEUEING, sent, start, "");
        }

        private void throttledBefore(long start, long end) {
            charges.chargeBeforeTheServer(TailCause.THROTTLING, taken(TailCause.THROTTLING, start, end, ""), "");
        }

        /** Whoever was to take the request up, or to hand it on, was ready to run: a used-up quota counts as a wait too. */
        private void readyBefore(long start, long end) {
            long throttledTo = start + Math.min(Math.max(0, end - start), shared.throttledNanos(start, end));
            throttledBefore(start, throttledTo);
            crowdedBefore(throttledTo, end);
        }

        /** Whoever was to take the request up, or to hand it on, had no processor. */
        private void crowdedBefore(long start, long end) {
            long compiled = start + shared.processorUse.byCompiler(end - start, start, end);
            String busiest = shared.processorUse.busiest(start, end);
            charges.chargeBeforeTheServer(TailCause.COMPILATION, taken(TailCause.COMPILATION, start, compiled, ""), "");
            charges.chargeBeforeTheServer(
                    TailCause.RUN_QUEUE, taken(TailCause.RUN_QUEUE, compiled, end, busiest), busiest);
        }

        /** What is known to have been a wait for a processor lay in the stops first, whatever the thread was about to do. */
        private void stopsInService(List<ThreadWait> waited) {
            long start = server.startNanos();
            long end = server.endNanos();
            waited.stream()
                    .filter(wait -> !WaitCauses.endsWithoutThisJvm(wait.kind()))
                    .forEach(this::stoppedToo);
            shared.quotaStops.forEachOverlapping(start, end, stop -> stopped(TailCause.THROTTLING, stop, ""));
            shared.crowdedStops.forEachOverlapping(start, end, stop -> {
                long crowdedFrom = Math.max(start, stop.startNanos());
                long crowdedTo = Math.min(end, stop.endNanos());
                stopped(TailCause.RUN_QUEUE, stop, shared.processorUse.busiest(crowdedFrom, crowdedTo));
            });
        }

        /** Whoever was to end the wait was stopped as well. */
        private void stoppedToo(ThreadWait wait) {
            shared.quotaStops.forEachOverlapping(wait.startNanos(), wait.endNanos(), stop -> {
                long start = Math.max(wait.startNanos(), stop.startNanos());
                long end = Math.min(wait.endNanos(), stop.endNanos());
                charges.charge(TailCause.THROTTLING, taken(TailCause.THROTTLING, start, end, ""), "");
            });
        }

        private void stopped(TailCause cause, Hiccup stop, String place) {
            long start = Math.max(server.startNanos(), stop.startNanos());
            long end = Math.min(Math.min(server.endNanos(), stop.endNanos()), start + runQueueLeft);
            long waited = taken(cause, start, end, place);
            charges.charge(cause, waited, place);
            runQueueLeft -= waited;
        }

        private long taken(TailCause cause, long start, long end, String place) {
            return free.take(start, end, (spanStart, spanEnd) -> sink.span(cause, spanStart, spanEnd, place));
        }

        private void take(ThreadWait wait) {
            TailCause cause = shared.waitCauses.of(wait);
            boolean own = wait.osThreadId() == server.osThreadId();
            String place = wait.kind() == ThreadWait.Kind.MONITOR_ENTER && wait.ownerOsThreadId() != 0
                    ? shared.holders.describe(wait)
                    : wait.target();
            take(cause, wait.startNanos(), own ? Math.min(server.endNanos(), wait.endNanos()) : wait.endNanos(), place);
        }

        private void take(RequestTask task) {
            take(TailCause.QUEUEING, task.submittedNanos(), task.startNanos(), task.executor());
            // Somewhere while it ran; where does not matter, since nothing else of the task is left to charge.
            long cpu = free.takeAtMost(Math.max(0, task.cpuNanos()), task.startNanos(), task.endNanos());
            charges.charge(TailCause.CPU, cpu, "");
        }

        private void sums() {
            OffCpu off = server.offCpu();
            sum(TailCause.POOL_WAIT, off.poolNanos() - charges.nanos(TailCause.POOL_WAIT), "");
            sum(
                    TailCause.SOCKET_IO,
                    off.socketNanos() - charges.nanos(TailCause.SOCKET_IO) - charges.nanos(TailCause.DOWNSTREAM),
                    "");
            sum(TailCause.FILE_IO, off.fileNanos() - charges.nanos(TailCause.FILE_IO), "");
            sum(TailCause.CPU, server.cpuNanos(), "");
            runQueue(off.runQueueNanos() >= 0);
            if (off.majorFaults() > 0) {
                sum(TailCause.PAGE_FAULTS, Long.MAX_VALUE, "");
            }
        }

        private long leftInServer() {
            return Math.max(0, free.between(server.startNanos(), server.endNanos()) - spentOfFree);
        }

        private void sum(TailCause cause, long nanos, String place) {
            long charged = Math.min(Math.max(0, nanos), leftInServer());
            charges.charge(cause, charged, place);
            spentOfFree += charged;
        }

        /** Where the system does not say how long a thread waited for a processor, throttling alone is known. */
        private void runQueue(boolean known) {
            long throttled = Math.max(
                    0,
                    shared.throttledNanos(server.startNanos(), server.endNanos())
                            - charges.inServiceNanos(TailCause.THROTTLING));
            long left = Math.min(known ? runQueueLeft : throttled, leftInServer());
            long byQuota = Math.min(left, throttled);
            sum(TailCause.THROTTLING, byQuota, "");
            left -= byQuota;
            if (left > 0) {
                long byCompiler = shared.processorUse.byCompiler(left, server.startNanos(), server.endNanos());
                sum(TailCause.COMPILATION, byCompiler, "");
                sum(
                        TailCause.RUN_QUEUE,
                        left - byCompiler,
                        shared.processorUse.busiest(server.startNanos(), server.endNanos()));
            }
        }
    }
}
