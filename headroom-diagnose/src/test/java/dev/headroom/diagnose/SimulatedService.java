package dev.headroom.diagnose;

import dev.headroom.measure.ClientRequest;
import dev.headroom.measure.RequestOutcome;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.recording.Pause;
import dev.headroom.profile.recording.ServerRequest;
import dev.headroom.profile.recording.ServerRequest.OffCpu;
import dev.headroom.profile.recording.SqlExecution;
import dev.headroom.profile.recording.ThreadWait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A service with a few threads and one queue, simulated: Poisson arrivals, each with its own CPU time, and planted causes. The
 * same seed without the plant gives the same arrivals and the same CPU times, so that what a cause cost a request, the queue
 * behind it included, is known exactly: the difference.
 */
final class SimulatedService {

    private static final long MICROS = 1_000;
    private static final long MILLIS = 1_000_000;
    private static final long START = 1_700_000_000_000_000_000L;
    private static final long TRACE_HIGH = 0xABCDL;

    /** What is planted; zeros plant nothing. */
    record Plant(
            long pauseEveryMillis,
            long pauseMillis,
            double slowShare,
            long slowMillis,
            double exportShare,
            long lockMillis) {

        static final Plant NOTHING = new Plant(0, 0, 0, 0, 0, 0);

        static Plant pauses(long everyMillis, long millis) {
            return new Plant(everyMillis, millis, 0, 0, 0, 0);
        }

        static Plant slowSql(double share, long millis) {
            return new Plant(0, 0, share, millis, 0, 0);
        }

        static Plant convoy(double share, long millis) {
            return new Plant(0, 0, 0, 0, share, millis);
        }
    }

    private final long seed;
    private final int threads;
    private final int requests;
    private final Plant plant;
    private final List<ClientRequest> clients = new ArrayList<>();
    private final List<ServerRequest> servers = new ArrayList<>();
    private final List<SqlExecution> sql = new ArrayList<>();
    private final List<ThreadWait> waits = new ArrayList<>();
    private final List<Pause> pauses = new ArrayList<>();
    private final long[] responseNanos;
    private long lastEnd;

    SimulatedService(long seed, int threads, double ratePerSecond, int requests, Plant plant) {
        this.seed = seed;
        this.threads = threads;
        this.requests = requests;
        this.plant = plant;
        responseNanos = new long[requests];
        simulate(ratePerSecond);
    }

    private void simulate(double ratePerSecond) {
        var random = new SplittableRandom(seed);
        long[] freeAt = new long[threads];
        Arrays.fill(freeAt, START);
        long lockFree = START;
        long lockOwner = 0;
        double arrival = 0;
        long horizon = START + (long) (requests / ratePerSecond * 1e9);
        plantPauses(horizon);
        for (int i = 0; i < requests; i++) {
            arrival += -Math.log(1 - random.nextDouble()) / ratePerSecond * 1e9;
            long cpu = (long) ((0.6 + 0.8 * random.nextDouble()) * MILLIS);
            boolean slow = random.nextDouble() < plant.slowShare;
            boolean export = random.nextDouble() < plant.exportShare;
            long due = START + (long) arrival;
            int thread = earliest(freeAt);
            long begin = afterPauses(Math.max(due + 30 * MICROS, freeAt[thread]));
            long at = begin;
            if (plant.exportShare > 0) {
                if (lockFree > at) {
                    waits.add(new ThreadWait(
                            ThreadWait.Kind.MONITOR_ENTER,
                            at,
                            lockFree - at,
                            thread + 1,
                            "com.acme.OrderLog",
                            0,
                            lockOwner,
                            -1));
                    at = lockFree;
                }
                lockFree = at + (export ? plant.lockMillis * MILLIS : 10 * MICROS);
                lockOwner = thread + 1L;
                at = lockFree;
            }
            if (slow) {
                sql.add(new SqlExecution(at, plant.slowMillis * MILLIS, thread + 1, "select slow", 1, 1, 0));
                at += plant.slowMillis * MILLIS;
            }
            long end = worked(at, cpu);
            freeAt[thread] = end;
            add(i, due, begin, end, thread, cpu);
        }
    }

    private void plantPauses(long horizon) {
        for (long at = START + plant.pauseEveryMillis * MILLIS / 2;
                plant.pauseEveryMillis > 0 && at < horizon;
                at += plant.pauseEveryMillis * MILLIS) {
            pauses.add(new Pause(Pause.Kind.GARBAGE_COLLECTION, at, plant.pauseMillis * MILLIS, "G1 Full"));
        }
    }

    private static int earliest(long[] freeAt) {
        int thread = 0;
        for (int i = 1; i < freeAt.length; i++) {
            thread = freeAt[i] < freeAt[thread] ? i : thread;
        }
        return thread;
    }

    private long afterPauses(long nanos) {
        for (Pause pause : pauses) {
            if (pause.startNanos() <= nanos && nanos < pause.endNanos()) {
                return pause.endNanos();
            }
        }
        return nanos;
    }

    /** When so much work is done that begins at an instant, and stands still in pauses. */
    private long worked(long from, long work) {
        long end = from + work;
        for (Pause pause : pauses) {
            if (pause.startNanos() >= from && pause.startNanos() < end) {
                end += pause.durationNanos();
            }
        }
        return end;
    }

    private void add(int i, long due, long begin, long end, int thread, long cpu) {
        long done = end + 20 * MICROS;
        responseNanos[i] = done - due;
        lastEnd = Math.max(lastEnd, done);
        clients.add(new ClientRequest(i + 1, 0, due, due, done, RequestOutcome.OK));
        servers.add(new ServerRequest(
                begin,
                end,
                thread + 1,
                "http-" + thread,
                "GET",
                "/orders",
                200,
                TRACE_HIGH,
                i + 1,
                cpu,
                1000,
                0,
                0,
                i + 1,
                -1,
                new OffCpu(0, 0, 0, 0, 0, 0)));
    }

    RunEvidence evidence() {
        return new RunEvidence(
                START,
                lastEnd + MILLIS,
                List.of("GET /orders"),
                clients,
                TRACE_HIGH,
                new ServerEvidence(
                        new StackTable(),
                        List.of(),
                        servers,
                        List.of(),
                        sql,
                        List.of(),
                        pauses,
                        waits,
                        HostEvidence.NONE,
                        List.of(),
                        List.of(),
                        List.of()));
    }

    long[] responseNanos() {
        return responseNanos.clone();
    }

    /** The share of the tail's extra time over p40–p60 that goes without the plant, queues included. */
    double trueShare(SimulatedService without, long tailFromNanos) {
        Integer[] order = new Integer[requests];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Long.compare(responseNanos[a], responseNanos[b]));
        List<Integer> ordinary = Arrays.asList(order).subList((int) (0.4 * requests), (int) Math.ceil(0.6 * requests));
        List<Integer> tail = Arrays.stream(order)
                .filter(i -> responseNanos[i] >= tailFromNanos)
                .toList();
        double extra = mean(tail, responseNanos) - mean(ordinary, responseNanos);
        double left = mean(tail, without.responseNanos) - mean(ordinary, without.responseNanos);
        return (extra - left) / extra;
    }

    private static double mean(List<Integer> of, long[] nanos) {
        return of.stream().mapToLong(i -> nanos[i]).average().orElseThrow();
    }
}
