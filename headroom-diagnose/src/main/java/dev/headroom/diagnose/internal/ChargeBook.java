package dev.headroom.diagnose.internal;

import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.rule.JoinedRequest;
import dev.headroom.diagnose.rule.RequestSql;
import dev.headroom.diagnose.rule.RequestWait;
import dev.headroom.diagnose.tail.TailCause;
import dev.headroom.measure.ClientRequest;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.recording.Pause;
import dev.headroom.profile.recording.ServerRequest;
import dev.headroom.profile.recording.ThreadWait;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Charges a request's response time to causes, each nanosecond once, in this order: garbage-collection pauses, other
 * safepoints, the wait before the send, the wait from the send until the server began, SQL, single waits of its thread, CPU,
 * and the rest unexplained.
 *
 * <p>A pause takes its time wherever it falls, since nothing else could have run. A wait inside SQL is SQL. CPU time is known
 * only as a sum: it is charged up to the server time that nothing else took, so CPU burnt inside an embedded database is SQL.
 * The wait before the send is queueing where every connection that was ever in use was busy, and else the generator's own.
 */
final class ChargeBook {

    private static final String POOL_PACKAGE = "com.zaxxer.hikari.";

    private final List<Pause> pauses;
    private final long longestPauseNanos;
    private final BusyConnections connections;
    private final Map<Integer, List<RequestSql>> sql = new HashMap<>();
    private final Map<Integer, List<RequestWait>> waits = new HashMap<>();
    private final EndpointEvidence endpoint;

    ChargeBook(EndpointEvidence endpoint, List<Pause> pauses, BusyConnections connections) {
        this.endpoint = endpoint;
        this.pauses = new ArrayList<>(pauses);
        this.pauses.sort(Comparator.comparingLong(Pause::startNanos));
        this.longestPauseNanos =
                pauses.stream().mapToLong(Pause::durationNanos).max().orElse(0);
        this.connections = connections;
        for (RequestSql issued : endpoint.sql()) {
            sql.computeIfAbsent(issued.request(), r -> new ArrayList<>()).add(issued);
        }
        for (RequestWait wait : endpoint.waits()) {
            waits.computeIfAbsent(wait.request(), r -> new ArrayList<>()).add(wait);
        }
    }

    RequestCharges charge(int index) {
        JoinedRequest request = endpoint.requests().get(index);
        ServerRequest server = request.server();
        long from = request.client().map(ClientRequest::intendedNanos).orElse(server.startNanos());
        long to = request.client().map(ClientRequest::completedNanos).orElse(server.endNanos());
        var free = new FreeTime(from, to);
        var charges = new RequestCharges();
        chargePauses(Pause.Kind.GARBAGE_COLLECTION, TailCause.GC_PAUSE, from, to, free, charges);
        chargePauses(Pause.Kind.SAFEPOINT, TailCause.SAFEPOINT, from, to, free, charges);
        request.client().ifPresent(client -> {
            TailCause early = connections.allBusyAt(client.intendedNanos()) ? TailCause.QUEUEING : TailCause.GENERATOR;
            charges.charge(early, free.take(client.intendedNanos(), client.sentNanos()), "");
            charges.charge(TailCause.QUEUEING, free.take(client.sentNanos(), server.startNanos()), "");
        });
        for (RequestSql issued : sql.getOrDefault(index, List.of())) {
            long start = issued.execution().startNanos();
            long taken = free.take(start, start + issued.execution().durationNanos());
            charges.charge(TailCause.SQL, taken, issued.execution().statement());
        }
        for (RequestWait joined : waits.getOrDefault(index, List.of())) {
            ThreadWait wait = joined.waited();
            long taken =
                    free.take(wait.startNanos(), Math.min(server.endNanos(), wait.startNanos() + wait.durationNanos()));
            charges.charge(cause(wait), taken, wait.target());
        }
        long cpu = Math.min(server.cpuNanos(), free.between(server.startNanos(), server.endNanos()));
        charges.charge(TailCause.CPU, cpu, "");
        charges.charge(TailCause.UNEXPLAINED, free.total() - Math.max(0, cpu), "");
        return charges;
    }

    private void chargePauses(
            Pause.Kind kind, TailCause cause, long from, long to, FreeTime free, RequestCharges charges) {
        for (int i = firstPauseFrom(from - longestPauseNanos); i < pauses.size(); i++) {
            Pause pause = pauses.get(i);
            if (pause.startNanos() >= to) {
                return;
            }
            if (pause.kind() == kind) {
                charges.charge(cause, free.take(pause.startNanos(), pause.endNanos()), pause.cause());
            }
        }
    }

    private int firstPauseFrom(long nanos) {
        int low = 0;
        int high = pauses.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (pauses.get(middle).startNanos() < nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private TailCause cause(ThreadWait wait) {
        return switch (wait.kind()) {
            case MONITOR_ENTER -> TailCause.MONITOR;
            case MONITOR_WAIT, PARK -> inPool(wait.stack()) ? TailCause.POOL_WAIT : TailCause.PARK;
            case SLEEP -> TailCause.SLEEP;
            case FILE_IO -> TailCause.FILE_IO;
            case SOCKET_IO -> TailCause.SOCKET_IO;
            case CLASS_LOADING -> TailCause.CLASS_LOADING;
            case ALLOCATION_STALL -> TailCause.ALLOCATION_STALL;
            case PINNED -> TailCause.PINNING;
        };
    }

    private boolean inPool(int stack) {
        StackTable stacks = endpoint.stacks();
        for (int s = stack; s != StackTable.ROOT; s = stacks.parent(s)) {
            if (stacks.leafFrame(s).name().startsWith(POOL_PACKAGE)) {
                return true;
            }
        }
        return false;
    }
}
