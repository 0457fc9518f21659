package dev.headroom.benchmarks;

import dev.headroom.diagnose.HostEvidence;
import dev.headroom.diagnose.RunEvidence;
import dev.headroom.diagnose.ServerEvidence;
import dev.headroom.measure.ClientRequest;
import dev.headroom.measure.RequestOutcome;
import dev.headroom.profile.Frame;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.recording.Pause;
import dev.headroom.profile.recording.ServerRequest;
import dev.headroom.profile.recording.SqlExecution;
import dev.headroom.profile.recording.ThreadSample;
import dev.headroom.profile.recording.ThreadWait;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Evidence as a long window leaves it: requests one after another on each of many threads, samples of three kinds spread
 * over the threads, a few statements a request. The same seed makes the same evidence.
 */
final class SyntheticRun {

    private static final long START_NANOS = 1_700_000_000_000_000_000L;
    private static final long SERVICE_NANOS = 4_000_000;
    private static final long GAP_NANOS = 1_000_000;
    private static final long TRACE_HIGH = 42;
    private static final int THREADS = 64;
    private static final int ENDPOINTS = 9;
    private static final int QUERIES = 3;
    private static final int STACKS = 5_000;
    private static final int DEPTH = 40;
    private static final int FUNCTIONS = 2_000;
    private static final List<SampleType> TYPES = List.of(SampleType.CPU, SampleType.WALL, SampleType.ALLOC_SPACE);

    private final SplittableRandom random = new SplittableRandom(1);
    private final StackTable stacks = new StackTable();
    private final int[] stackIds = new int[STACKS];
    private final List<ClientRequest> clients = new ArrayList<>();
    private final List<ServerRequest> servers = new ArrayList<>();
    private final List<SqlExecution> statements = new ArrayList<>();
    private long endNanos = START_NANOS;

    private SyntheticRun() {}

    static RunEvidence of(int requests, int samples) {
        var run = new SyntheticRun();
        run.fillStacks();
        for (int i = 0; i < requests; i++) {
            run.addRequest(i);
        }
        List<ThreadSample> observed = new ArrayList<>();
        for (int i = 0; i < samples; i++) {
            observed.add(run.sample());
        }
        List<String> endpoints = new ArrayList<>();
        for (int i = 0; i < ENDPOINTS; i++) {
            endpoints.add("GET /endpoint-" + i + "/{id}");
        }
        return new RunEvidence(
                START_NANOS,
                run.endNanos,
                endpoints,
                run.clients,
                TRACE_HIGH,
                new ServerEvidence(
                        run.stacks,
                        observed,
                        run.servers,
                        List.of(),
                        run.statements,
                        List.of(),
                        run.pauses(),
                        List.of(new ThreadWait(
                                ThreadWait.Kind.PARK,
                                START_NANOS,
                                SERVICE_NANOS,
                                1,
                                "java.lang.Object",
                                run.stackIds[0],
                                0,
                                -1)),
                        HostEvidence.NONE,
                        List.of(),
                        List.of(),
                        List.of()));
    }

    /** Stacks share their outer frames, as those of one framework do. */
    private void fillStacks() {
        for (int i = 0; i < STACKS; i++) {
            int stack = StackTable.ROOT;
            for (int depth = 0; depth < DEPTH; depth++) {
                int function = depth < DEPTH / 2 ? depth : random.nextInt(FUNCTIONS);
                String name = "com.example.package" + function % 50 + ".Type" + function + ".method";
                stack = stacks.child(stack, stacks.frameId(Frame.named(name)));
            }
            stackIds[i] = stack;
        }
    }

    private void addRequest(int index) {
        long thread = 1L + index % THREADS;
        long start = START_NANOS + (long) (index / THREADS) * (SERVICE_NANOS + GAP_NANOS);
        long end = start + SERVICE_NANOS / 2 + random.nextLong(SERVICE_NANOS / 2);
        int endpoint = random.nextInt(ENDPOINTS);
        clients.add(new ClientRequest(index + 1L, endpoint, start, start, end, RequestOutcome.OK));
        servers.add(new ServerRequest(
                start,
                end,
                thread,
                "worker-" + thread,
                "GET",
                "/endpoint-" + endpoint + "/{id}",
                200,
                TRACE_HIGH,
                index + 1L,
                (end - start) / 2,
                100_000,
                QUERIES,
                QUERIES * 1_000L,
                index + 1L,
                -1,
                ServerRequest.OffCpu.UNKNOWN));
        for (int query = 0; query < QUERIES; query++) {
            statements.add(new SqlExecution(
                    start + query * 10_000L,
                    1_000,
                    thread,
                    "select * from table_" + endpoint + "_" + query + " where id = ?",
                    1,
                    1,
                    stackIds[endpoint]));
        }
        endNanos = Math.max(endNanos, end + 1);
    }

    private ThreadSample sample() {
        SampleType type = TYPES.get(random.nextInt(TYPES.size()));
        long weight = type.equals(SampleType.ALLOC_SPACE) ? 512 * 1024 : 10_000_000;
        return new ThreadSample(
                type,
                START_NANOS + random.nextLong(endNanos - START_NANOS),
                1L + random.nextInt(THREADS),
                stackIds[random.nextInt(STACKS)],
                weight,
                1,
                type.equals(SampleType.ALLOC_SPACE) ? "byte[]" : "",
                type.equals(SampleType.ALLOC_SPACE) ? 64 : 0,
                true);
    }

    private List<Pause> pauses() {
        List<Pause> pauses = new ArrayList<>();
        for (long at = START_NANOS; at < endNanos; at += 100_000_000) {
            pauses.add(new Pause(Pause.Kind.GARBAGE_COLLECTION, at, 2_000_000, "G1 Evacuation Pause"));
        }
        return pauses;
    }
}
