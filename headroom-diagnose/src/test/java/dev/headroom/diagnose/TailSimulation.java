package dev.headroom.diagnose;

import dev.headroom.diagnose.tail.TailCause;
import dev.headroom.measure.ClientRequest;
import dev.headroom.measure.RequestOutcome;
import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.recording.Pause;
import dev.headroom.profile.recording.ServerRequest;
import dev.headroom.profile.recording.ServerRequest.OffCpu;
import dev.headroom.profile.recording.SqlExecution;
import dev.headroom.profile.recording.ThreadSample;
import dev.headroom.profile.recording.ThreadWait;
import dev.headroom.profile.recording.host.Throttling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A service of eight threads and one queue under Poisson arrivals, with any set of {@link Plant}s. Every request passes, in this
 * order, a monitor, a connection pool with a query, another service, a file and its own CPU work. The same seed draws the same
 * requests whatever is planted, so that two simulations differ by what the plants did, queues included, and by nothing else.
 */
final class TailSimulation {

    /** What can be wrong with the service, and the cause it has to be charged to. */
    enum Plant {
        PAUSES(TailCause.GC_PAUSE),
        CONVOY(TailCause.MONITOR),
        SMALL_POOL(TailCause.POOL_WAIT),
        SLOW_SQL(TailCause.SQL),
        SLOW_EXPORTS(TailCause.SQL),
        SLOW_DOWNSTREAM(TailCause.DOWNSTREAM),
        FILE_SYNC(TailCause.FILE_IO),
        THROTTLING(TailCause.THROTTLING),
        CLASS_LOADING(TailCause.CLASS_LOADING);

        final TailCause cause;

        Plant(TailCause cause) {
            this.cause = cause;
        }
    }

    static final int ORDERS = 0;
    static final int EXPORT = 1;
    static final List<String> ENDPOINTS = List.of("GET /orders", "GET /export");

    private static final long MICROS = 1_000;
    private static final long MILLIS = 1_000_000;
    private static final long SECOND = 1_000_000_000;
    private static final long START = 1_700_000_000_000_000_000L;
    private static final long TRACE_HIGH = 0xABCDL;
    private static final int THREADS = 8;
    private static final double RATE = 2_000;
    private static final long QUERY = 800 * MICROS;

    private final Set<Plant> plants;
    private final StackTable stacks = new StackTable();
    private final List<ClientRequest> clients = new ArrayList<>();
    private final List<ServerRequest> servers = new ArrayList<>();
    private final List<SqlExecution> sql = new ArrayList<>();
    private final List<ThreadWait> waits = new ArrayList<>();
    private final List<Pause> pauses = new ArrayList<>();
    private final List<Throttling> throttlings = new ArrayList<>();
    private final List<ThreadSample> samples = new ArrayList<>();
    /** When nothing runs, by its start: pauses, and throttled stretches. */
    private final TreeMap<Long, Long> stops = new TreeMap<>();

    private final long[] threadFree = new long[THREADS];
    private final long[] connectionFree;
    private long lockFree = START;
    private int lockOwner;
    private long lastEnd;
    private final long[] responseNanos;

    TailSimulation(long seed, int requests, Set<Plant> plants) {
        this.plants = plants.isEmpty() ? EnumSet.noneOf(Plant.class) : EnumSet.copyOf(plants);
        responseNanos = new long[requests];
        connectionFree = new long[plants.contains(Plant.SMALL_POOL) ? 2 : THREADS];
        Arrays.fill(threadFree, START);
        Arrays.fill(connectionFree, START);
        plantStops(START + (long) (requests / RATE * SECOND));
        var random = new SplittableRandom(seed);
        double arrival = 0;
        for (int i = 0; i < requests; i++) {
            arrival += -Math.log(1 - random.nextDouble()) / RATE * SECOND;
            new Request(i, START + (long) arrival, random).pass();
        }
    }

    private void plantStops(long horizon) {
        for (long second = START; second < horizon; second += SECOND) {
            if (plants.contains(Plant.PAUSES)) {
                long at = second + 300 * MILLIS;
                pauses.add(new Pause(Pause.Kind.GARBAGE_COLLECTION, at, 60 * MILLIS, "G1 Full"));
                stops.put(at, at + 60 * MILLIS);
            }
            if (plants.contains(Plant.THROTTLING)) {
                long at = second + 700 * MILLIS;
                throttlings.add(new Throttling(at, at + 100 * MILLIS, 2 * 60 * MILLIS, 1));
                stops.put(at, at + 60 * MILLIS);
            }
        }
    }

    /** When a thread that could run at an instant does. */
    private long running(long nanos) {
        Map.Entry<Long, Long> stop = stops.floorEntry(nanos);
        return stop != null && stop.getValue() > nanos ? stop.getValue() : nanos;
    }

    /** The part of a stretch in which the quota forbade to run. */
    private long throttled(long from, long to) {
        long sum = 0;
        for (Throttling each : throttlings) {
            sum += Math.max(0, Math.min(to, each.startNanos() + 60 * MILLIS) - Math.max(from, each.startNanos()));
        }
        return sum;
    }

    private int stack(String... names) {
        int stack = StackTable.ROOT;
        for (String name : names) {
            String[] parts = name.split(":", 2);
            int line = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
            stack = stacks.child(stack, stacks.frameId(new Frame(parts[0], "", line, FrameKind.COMPILED)));
        }
        return stack;
    }

    private static int earliest(long[] freeAt) {
        int first = 0;
        for (int i = 1; i < freeAt.length; i++) {
            first = freeAt[i] < freeAt[first] ? i : first;
        }
        return first;
    }

    /** One request on its way. */
    private final class Request {

        private final int number;
        private final long due;
        private final long cpu;
        private final boolean export;
        private final double luck;
        private final int thread = earliest(threadFree);
        private final long begin;
        private long at;
        private long poolNanos;
        private long fileNanos = 20 * MICROS;
        private long runQueueNanos;

        Request(int number, long due, SplittableRandom random) {
            this.number = number;
            this.due = due;
            cpu = (long) ((0.5 + random.nextDouble()) * MILLIS);
            export = random.nextDouble() < 0.004;
            luck = random.nextDouble();
            begin = running(Math.max(due + 30 * MICROS, threadFree[thread]));
            at = begin;
        }

        void pass() {
            monitor();
            if (plants.contains(Plant.CLASS_LOADING) && (begin - START) % (2 * SECOND) < 30 * MILLIS) {
                waited(ThreadWait.Kind.CLASS_LOADING, 15 * MILLIS, "com.acme.Json", StackTable.ROOT, 0);
            }
            query();
            if (plants.contains(Plant.SLOW_DOWNSTREAM) && luck < 0.015) {
                waited(
                        ThreadWait.Kind.PARK,
                        30 * MILLIS,
                        "java.util.concurrent.CompletableFuture$Signaller",
                        stack("com.acme.Orders.price:7", "jdk.internal.net.http.HttpClientImpl.send:9"),
                        0);
            }
            if (plants.contains(Plant.FILE_SYNC) && luck > 0.985) {
                waited(ThreadWait.Kind.FILE_IO, 25 * MILLIS, "/var/lib/audit.log", StackTable.ROOT, 0);
                fileNanos += 25 * MILLIS;
            }
            work();
            threadFree[thread] = at;
            record();
        }

        private void monitor() {
            if (!plants.contains(Plant.CONVOY)) {
                return;
            }
            if (lockFree > at) {
                waited(ThreadWait.Kind.MONITOR_ENTER, lockFree - at, "com.acme.OrderLog", StackTable.ROOT, lockOwner);
            }
            long held = at;
            at = resumed(at + (export && number % 4 == 0 ? 70 * MILLIS : 10 * MICROS));
            int append = stack(
                    "java.lang.Thread.run",
                    "org.eclipse.jetty.server.Server.handle",
                    "com.acme.Exports.write:12",
                    "com.acme.OrderLog.append:41");
            for (long time = held + 5 * MILLIS; time < at; time += 10 * MILLIS) {
                samples.add(new ThreadSample(SampleType.WALL, time, thread + 1, append, 10 * MILLIS, 1, "", 0, true));
            }
            lockFree = at;
            lockOwner = thread + 1;
        }

        private void query() {
            int connection = earliest(connectionFree);
            if (connectionFree[connection] > at) {
                long wait = connectionFree[connection] - at;
                poolNanos += wait;
                if (wait >= MILLIS) {
                    int pool = stack("com.acme.Orders.find:3", "com.zaxxer.hikari.pool.HikariPool.getConnection:5");
                    waited(ThreadWait.Kind.PARK, wait, "java.util.concurrent.SynchronousQueue", pool, 0);
                } else {
                    at = resumed(at + wait);
                }
            }
            boolean slow = export
                    ? plants.contains(Plant.SLOW_EXPORTS)
                    : plants.contains(Plant.SLOW_SQL) && luck > 0.5 && luck < 0.515;
            long takes = !slow ? QUERY : (export ? 250 : 30) * MILLIS;
            sql.add(new SqlExecution(at, takes, thread + 1, slow ? "select slow" : "select quick", 1, 1, 0));
            at = resumed(at + takes);
            connectionFree[connection] = at;
        }

        private void work() {
            long left = cpu;
            at = resumed(at);
            Map.Entry<Long, Long> stop = stops.ceilingEntry(at);
            while (stop != null && stop.getKey() < at + left) {
                left -= stop.getKey() - at;
                at = resumed(stop.getKey());
                stop = stops.higherEntry(stop.getKey());
            }
            at += left;
        }

        private long resumed(long nanos) {
            long running = running(nanos);
            runQueueNanos += throttled(nanos, running);
            return running;
        }

        private void waited(ThreadWait.Kind kind, long nanos, String target, int stack, long owner) {
            waits.add(new ThreadWait(kind, at, nanos, thread + 1, target, stack, owner, -1));
            at = resumed(at + nanos);
        }

        private void record() {
            long done = at + 20 * MICROS;
            responseNanos[number] = export ? -1 : done - due;
            lastEnd = Math.max(lastEnd, done);
            clients.add(new ClientRequest(number + 1, export ? EXPORT : ORDERS, due, due, done, RequestOutcome.OK));
            servers.add(new ServerRequest(
                    begin,
                    at,
                    thread + 1,
                    "http-" + thread,
                    "GET",
                    export ? "/export" : "/orders",
                    200,
                    TRACE_HIGH,
                    number + 1,
                    cpu,
                    1_000,
                    1,
                    QUERY,
                    number + 1,
                    -1,
                    new OffCpu(runQueueNanos, 0, fileNanos, poolNanos, 0, 0)));
        }
    }

    RunEvidence evidence() {
        return new RunEvidence(
                START,
                lastEnd + MILLIS,
                ENDPOINTS,
                clients,
                TRACE_HIGH,
                new ServerEvidence(
                        stacks,
                        samples,
                        servers,
                        List.of(),
                        sql,
                        List.of(),
                        pauses,
                        waits,
                        new HostEvidence(2, throttlings, List.of(), List.of()),
                        List.of(),
                        List.of(),
                        List.of()));
    }

    /** Response times of orders by number of the request; −1 for exports. */
    long[] responseNanos() {
        return responseNanos.clone();
    }
}
