package dev.headroom.diagnose;

import dev.headroom.measure.ClientRequest;
import dev.headroom.measure.RequestOutcome;
import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import dev.headroom.profile.SampleType;
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
import dev.headroom.profile.recording.host.DispatchWait;
import dev.headroom.profile.recording.host.Hiccup;
import dev.headroom.profile.recording.host.Throttling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToLongFunction;

/**
 * Evidence of a service that did what a test says it did: one endpoint, requests one after another on one thread, 20 ms
 * apart. Times in a request count from its start in the service, in microseconds.
 */
final class ServiceStory {

    static final long MICROS = 1_000;
    static final long MILLIS = 1_000_000;
    static final long START = 1_700_000_000_000_000_000L;
    static final long SPACING = 20 * MILLIS;
    static final long TRACE_HIGH = 0xABCDL;
    static final long THREAD = 4711;
    static final String ENDPOINT = "GET /orders";
    private static final long ALLOCATION_INTERVAL = 64 * 1024;
    private static final List<String> SERVER =
            List.of("java.lang.Thread.run", "org.eclipse.jetty.server.Server.handle");

    final StackTable stacks = new StackTable();
    final List<ClientRequest> clients = new ArrayList<>();
    final List<ServerRequest> servers = new ArrayList<>();
    final List<ThreadSample> samples = new ArrayList<>();
    final List<SqlExecution> sql = new ArrayList<>();
    final List<RemoteCall> calls = new ArrayList<>();
    final List<Pause> pauses = new ArrayList<>();
    final List<ThreadWait> waits = new ArrayList<>();
    final List<RequestTask> tasks = new ArrayList<>();
    final List<Throttling> throttlings = new ArrayList<>();
    final List<Hiccup> hiccups = new ArrayList<>();
    final List<DispatchWait> dispatchWaits = new ArrayList<>();
    final List<Compilation> compilations = new ArrayList<>();
    final List<HeldCollection> held = new ArrayList<>();
    final List<EventLoss> losses = new ArrayList<>();
    int processors;
    final SplittableRandom random = new SplittableRandom(7);

    /** A request that takes this long in the service and uses half of it as CPU time; answers its number. */
    int request(long micros) {
        return request(micros, micros / 2);
    }

    int request(long micros, long cpuMicros) {
        int n = servers.size();
        long start = startOf(n);
        long end = start + micros * MICROS;
        clients.add(new ClientRequest(
                n + 1, 0, start - 50 * MICROS, start - 50 * MICROS, end + 50 * MICROS, RequestOutcome.OK));
        servers.add(new ServerRequest(
                start,
                end,
                THREAD,
                "http-1",
                "GET",
                "/orders",
                200,
                TRACE_HIGH,
                n + 1,
                cpuMicros * MICROS,
                1 << 20,
                0,
                0,
                n + 1,
                -1,
                ServerRequest.OffCpu.UNKNOWN));
        return n;
    }

    void requests(int count, long micros) {
        for (int i = 0; i < count; i++) {
            request(micros);
        }
    }

    /** What else the agent saw of a request. */
    void saw(int request, int parameterBucket, ServerRequest.OffCpu offCpu) {
        ServerRequest of = servers.get(request);
        servers.set(request, with(of, of.endNanos(), parameterBucket, offCpu));
    }

    /** The request as it would be had it taken so long. */
    ServerRequest lasting(int request, long micros) {
        ServerRequest of = servers.get(request);
        long end = of.startNanos() + micros * MICROS;
        ClientRequest client = clients.get(request);
        clients.set(
                request,
                new ClientRequest(
                        client.traceId(),
                        client.endpoint(),
                        client.intendedNanos(),
                        client.sentNanos(),
                        end + 50 * MICROS,
                        client.outcome()));
        return with(of, end, of.parameterBucket(), of.offCpu());
    }

    /** The client sent it so long before the service began with it. */
    void sentBefore(int request, long micros) {
        ClientRequest of = clients.get(request);
        long sent = startOf(request) - micros * MICROS;
        clients.set(
                request, new ClientRequest(of.traceId(), of.endpoint(), sent, sent, of.completedNanos(), of.outcome()));
    }

    /** A CPU sample in a thread that serves no request. */
    void ran(int request, long atMicros, String thread) {
        long time = startOf(request) + atMicros * MICROS;
        samples.add(new ThreadSample(
                SampleType.CPU,
                time,
                THREAD + 1 + thread.hashCode() % 100,
                thread,
                StackTable.ROOT,
                10 * MILLIS,
                1,
                "",
                0,
                true));
    }

    private static ServerRequest with(
            ServerRequest of, long endNanos, int parameterBucket, ServerRequest.OffCpu offCpu) {
        return new ServerRequest(
                of.startNanos(),
                endNanos,
                of.osThreadId(),
                of.threadName(),
                of.method(),
                of.route(),
                of.status(),
                of.traceIdHigh(),
                of.traceIdLow(),
                of.cpuNanos(),
                of.allocatedBytes(),
                of.sqlQueries(),
                of.sqlNanos(),
                of.id(),
                parameterBucket,
                offCpu);
    }

    static long startOf(int request) {
        return START + request * SPACING;
    }

    /** Outermost first, below the server's frames; a name may end in {@code :line}. */
    int stack(String... names) {
        int stack = StackTable.ROOT;
        for (String name : SERVER) {
            stack = stacks.child(stack, stacks.frameId(Frame.named(name)));
        }
        for (String name : names) {
            String[] parts = name.split(":(?=\\d+$)", 2);
            int line = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
            stack = stacks.child(stack, stacks.frameId(new Frame(parts[0], "", line, FrameKind.COMPILED)));
        }
        return stack;
    }

    /** This many CPU samples, spread over all requests. */
    void cpu(int count, int stack) {
        for (int i = 0; i < count; i++) {
            samples.add(sample(SampleType.CPU, i, stack, 10 * MILLIS, "", 0));
        }
    }

    /** This many CPU samples in one request. */
    void cpu(int request, int count, int stack) {
        for (int i = 0; i < count; i++) {
            samples.add(sample(SampleType.CPU, request, stack, 10 * MILLIS, "", 0));
        }
    }

    void wall(int count, int stack) {
        for (int i = 0; i < count; i++) {
            samples.add(sample(SampleType.WALL, i, stack, 20 * MILLIS, "", 0));
        }
    }

    /** Samples of all objects of one class that every request allocated here: so many, of these sizes in turn. */
    void allocated(int stack, String objectClass, int perRequest, long... sizes) {
        long bytes = 0;
        long next = random.nextLong(ALLOCATION_INTERVAL);
        for (int request = 0; request < servers.size(); request++) {
            for (int i = 0; i < perRequest; i++) {
                long size = sizes[i % sizes.length];
                bytes += size;
                if (bytes >= next) {
                    samples.add(sample(
                            SampleType.ALLOC_SPACE,
                            request,
                            stack,
                            Math.max(size, ALLOCATION_INTERVAL),
                            objectClass,
                            size));
                    next = bytes + ALLOCATION_INTERVAL;
                }
            }
        }
    }

    private ThreadSample sample(
            SampleType type, int request, int stack, long weight, String objectClass, long objectBytes) {
        ServerRequest at = servers.get(request % servers.size());
        long time = at.startNanos() + random.nextLong(at.durationNanos());
        return new ThreadSample(type, time, THREAD, stack, weight, 1, objectClass, objectBytes, true);
    }

    void query(int request, long atMicros, long micros, String statement, int stack, long rows, long batchSize) {
        long start = startOf(request) + atMicros * MICROS;
        sql.add(new SqlExecution(start, micros * MICROS, THREAD, statement, rows, batchSize, stack));
    }

    /** An HTTP request to another service. */
    void called(int request, long atMicros, long micros, String host, int stack) {
        calls.add(new RemoteCall(startOf(request) + atMicros * MICROS, micros * MICROS, THREAD, host, false, stack));
    }

    void pause(int request, long atMicros, long micros) {
        pauses.add(new Pause(
                Pause.Kind.GARBAGE_COLLECTION, startOf(request) + atMicros * MICROS, micros * MICROS, "G1 Full"));
    }

    void waited(int request, long atMicros, long micros, ThreadWait.Kind kind, String target) {
        waited(request, atMicros, micros, kind, target, StackTable.ROOT);
    }

    void waited(int request, long atMicros, long micros, ThreadWait.Kind kind, String target, int stack) {
        waits.add(new ThreadWait(
                kind, startOf(request) + atMicros * MICROS, micros * MICROS, THREAD, target, stack, 0, -1));
    }

    /** A sleep that was to take so long, and took so long. */
    void slept(int request, long atMicros, long wantedMicros, long micros) {
        waits.add(new ThreadWait(
                ThreadWait.Kind.SLEEP,
                startOf(request) + atMicros * MICROS,
                micros * MICROS,
                THREAD,
                "",
                StackTable.ROOT,
                0,
                wantedMicros * MICROS));
    }

    RunEvidence evidence() {
        return new RunEvidence(
                START - MILLIS,
                startOf(servers.size()) + MILLIS,
                List.of(ENDPOINT),
                clients,
                TRACE_HIGH,
                new ServerEvidence(
                        stacks,
                        samples,
                        servers,
                        tasks,
                        sql,
                        calls,
                        pauses,
                        waits,
                        new HostEvidence(processors, throttlings, hiccups, dispatchWaits),
                        compilations,
                        held,
                        losses));
    }

    Diagnosis diagnosed() {
        return Diagnoser.standard().diagnose(evidence());
    }

    List<Finding> findings(String rule) {
        return diagnosed().findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .toList();
    }

    static long[] sizes(int count, IntToLongFunction size) {
        long[] sizes = new long[count];
        Arrays.setAll(sizes, size);
        return sizes;
    }
}
