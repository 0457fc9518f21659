package dev.headroom.reader.jfr;

import dev.headroom.profile.recording.AgentReport;
import dev.headroom.profile.recording.Compilation;
import dev.headroom.profile.recording.HeldCollection;
import dev.headroom.profile.recording.Pause;
import dev.headroom.profile.recording.RecordingHandler;
import dev.headroom.profile.recording.RemoteCall;
import dev.headroom.profile.recording.RequestTask;
import dev.headroom.profile.recording.ServerRequest;
import dev.headroom.profile.recording.ServerRequest.OffCpu;
import dev.headroom.profile.recording.SqlExecution;
import dev.headroom.profile.recording.ThreadSample;
import dev.headroom.profile.recording.ThreadWait;
import dev.headroom.profile.recording.host.CpuLoad;
import dev.headroom.profile.recording.host.DispatchWait;
import dev.headroom.profile.recording.host.Hiccup;
import dev.headroom.profile.recording.host.Throttling;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns events into values and hands them on. */
final class Replay {

    private static final int START = 0;
    private static final int THREAD = 1;
    private static final int STACK = 2;
    private static final int DURATION = 3;
    private static final int TARGET = 4;
    private static final int OWNER = 5;

    private final RecordingHandler handler;
    private @Nullable ChunkContext current;
    private @Nullable Samples currentSamples;

    Replay(RecordingHandler handler) {
        this.handler = handler;
    }

    /** Another chunk begins: its dictionaries and settings are known, its events follow. */
    void begin(ChunkContext chunk) {
        current = chunk;
        currentSamples = new Samples(chunk);
    }

    private ChunkContext chunk() {
        return Objects.requireNonNull(current, "begin comes first");
    }

    private Samples samples() {
        return Objects.requireNonNull(currentSamples, "begin comes first");
    }

    /** One event; the object is reused. */
    void accept(Event event) throws IOException {
        if (event.kind().role() == EventKind.Role.SAMPLE) {
            sample(event);
        }
        switch (event.kind()) {
            case MONITOR_ENTER -> threadWait(event, ThreadWait.Kind.MONITOR_ENTER, className(event.value(TARGET)));
            case MONITOR_WAIT -> threadWait(event, ThreadWait.Kind.MONITOR_WAIT, className(event.value(TARGET)));
            case THREAD_PARK -> threadWait(event, ThreadWait.Kind.PARK, className(event.value(TARGET)));
            case THREAD_SLEEP -> threadWait(event, ThreadWait.Kind.SLEEP, "");
            case FILE_READ, FILE_WRITE, FILE_FORCE ->
                threadWait(event, ThreadWait.Kind.FILE_IO, string(event.value(TARGET)));
            case SOCKET_READ, SOCKET_WRITE -> threadWait(event, ThreadWait.Kind.SOCKET_IO, peer(event));
            case CLASS_LOAD -> threadWait(event, ThreadWait.Kind.CLASS_LOADING, className(event.value(TARGET)));
            case ALLOCATION_STALL -> threadWait(event, ThreadWait.Kind.ALLOCATION_STALL, "");
            case PINNED -> threadWait(event, ThreadWait.Kind.PINNED, "");
            case COMPILATION -> compilation(event);
            case TASK -> task(event);
            case HOST -> host(event);
            case HICCUP -> hiccup(event);
            case DISPATCH -> dispatchWait(event);
            case HELD -> held(event);
            case GC_PAUSE -> pause(event, Pause.Kind.GARBAGE_COLLECTION, string(event.value(2)));
            case SAFEPOINT_BEGIN -> pause(event, Pause.Kind.SAFEPOINT, "reaching a safepoint");
            case VM_OPERATION -> vmOperation(event);
            case REQUEST -> request(event);
            case SQL -> sql(event);
            case ROWS -> handler.rowsRead(event.value(1), event.value(2));
            case CALL -> call(event);
            case AGENT -> agent(event);
            case CPU_LOAD -> cpuLoad(event);
            case CPU_INFORMATION -> handler.processors((int) event.value(1));
            default -> {}
        }
    }

    /** The events of the chunk are over. */
    void end() {
        samples().end();
    }

    private void sample(Event event) throws IOException {
        EventKind kind = event.kind();
        Samples samples = samples();
        long count = Samples.count(event);
        samples.observed(kind, count);
        String objectClass = Samples.hasClass(kind) ? className(event.value(3)) : "";
        long weight = samples.weight(event);
        handler.sample(new ThreadSample(
                samples.type(kind),
                lastObservationNanos(event, count, weight),
                chunk().pools().osThreadId(event.value(THREAD)),
                chunk().pools().threadName(event.value(THREAD)),
                samples.stack(event.value(STACK)),
                weight,
                count,
                objectClass,
                Samples.objectBytes(event),
                isRunnable(event)));
    }

    /** async-profiler stamps a batch of wall samples with the first one's time. */
    private long lastObservationNanos(Event event, long count, long weight) {
        long first = startNanos(event);
        return event.kind() == EventKind.WALL_SAMPLE && count > 1 ? first + (count - 1) * (weight / count) : first;
    }

    private boolean isRunnable(Event event) throws IOException {
        return switch (event.kind()) {
            case MONITOR_ENTER, THREAD_PARK, NATIVE_LOCK -> false;
            case WALL_SAMPLE, EXECUTION_SAMPLE, NATIVE_SAMPLE -> {
                String state = chunk().pools().threadState(event.value(3));
                yield !state.equals("STATE_SLEEPING");
            }
            default -> true;
        };
    }

    private void threadWait(Event event, ThreadWait.Kind kind, String target) {
        handler.threadWait(new ThreadWait(
                kind,
                startNanos(event),
                event.nanos(DURATION, chunk().header()),
                chunk().pools().osThreadId(event.value(THREAD)),
                target,
                samples().stack(event.value(STACK)),
                kind == ThreadWait.Kind.MONITOR_ENTER ? chunk().pools().osThreadId(event.value(OWNER)) : 0,
                kind == ThreadWait.Kind.SLEEP ? nanosOrUnknown(event, TARGET) : -1));
    }

    private String peer(Event event) throws IOException {
        String host = string(event.value(4));
        String name = host.isEmpty() ? string(event.value(5)) : host;
        return name + ":" + event.value(6);
    }

    private void pause(Event event, Pause.Kind kind, String cause) {
        handler.pause(new Pause(kind, startNanos(event), event.nanos(1, chunk().header()), cause));
    }

    private void vmOperation(Event event) throws IOException {
        if (event.value(3) == 1) {
            pause(event, Pause.Kind.SAFEPOINT, chunk().pools().vmOperation(event.value(2)));
        }
    }

    private void request(Event event) throws IOException {
        long start = startNanos(event);
        ConstantPools pools = chunk().pools();
        ChunkHeader clock = chunk().header();
        handler.request(new ServerRequest(
                start,
                start + event.nanos(1, clock),
                pools.osThreadId(event.value(2)),
                pools.threadName(event.value(2)),
                agentText(event.value(3)),
                agentText(event.value(4)),
                (int) event.value(5),
                event.value(6),
                event.value(7),
                nanosOrUnknown(event, 8),
                event.value(9),
                event.value(10),
                event.nanos(11, clock),
                Math.max(0, event.value(12)),
                (int) event.value(13),
                new OffCpu(
                        nanosOrUnknown(event, 14),
                        nanosOrUnknown(event, 15),
                        nanosOrUnknown(event, 16),
                        nanosOrUnknown(event, 17),
                        event.value(18),
                        nanosOrUnknown(event, 19))));
    }

    /** −1 where the agent that wrote it did not know, or knew no such field. */
    private long nanosOrUnknown(Event event, int slot) {
        return event.value(slot) < 0 ? -1 : event.nanos(slot, chunk().header());
    }

    private void compilation(Event event) throws IOException {
        ConstantPools pools = chunk().pools();
        long method = event.value(2);
        String name = pools.methodName(method);
        handler.compilation(new Compilation(startNanos(event), event.nanos(1, chunk().header()), name));
    }

    private void task(Event event) throws IOException {
        long start = startNanos(event);
        ChunkHeader clock = chunk().header();
        handler.task(new RequestTask(
                Math.max(0, event.value(3)),
                start - event.nanos(4, clock),
                start,
                start + event.nanos(1, clock),
                chunk().pools().osThreadId(event.value(2)),
                nanosOrUnknown(event, 5),
                event.value(6),
                agentText(event.value(7))));
    }

    private void host(Event event) {
        long read = startNanos(event);
        ChunkHeader clock = chunk().header();
        handler.throttling(
                new Throttling(read - event.nanos(1, clock), read, event.nanos(2, clock), Math.max(0, event.value(3))));
    }

    private void held(Event event) throws IOException {
        String field = agentText(event.value(1));
        int dot = field.lastIndexOf('.');
        handler.held(new HeldCollection(
                startNanos(event),
                field.substring(0, Math.max(0, dot)),
                field.substring(dot + 1),
                agentText(event.value(2)),
                Math.max(0, event.value(3)),
                (int) Math.max(0, Math.min(Integer.MAX_VALUE, event.value(4))),
                Math.max(0, event.value(5)),
                Math.max(0, event.value(6))));
    }

    private void hiccup(Event event) {
        ChunkHeader clock = chunk().header();
        long end = startNanos(event) + event.nanos(1, clock);
        handler.hiccup(new Hiccup(end - event.nanos(2, clock), end, Math.max(0, event.nanos(3, clock))));
    }

    private void dispatchWait(Event event) {
        long read = startNanos(event);
        ChunkHeader clock = chunk().header();
        long interval = Math.max(0, event.nanos(1, clock));
        handler.dispatchWait(new DispatchWait(read - interval, read, Math.max(0, event.nanos(2, clock))));
    }

    private void sql(Event event) throws IOException {
        handler.sql(new SqlExecution(
                startNanos(event),
                event.nanos(1, chunk().header()),
                chunk().pools().osThreadId(event.value(2)),
                agentText(event.value(4)),
                event.value(5),
                event.value(6),
                samples().stack(event.value(3)),
                Math.max(0, event.value(7))));
    }

    private void call(Event event) throws IOException {
        handler.call(new RemoteCall(
                startNanos(event),
                event.nanos(1, chunk().header()),
                chunk().pools().osThreadId(event.value(2)),
                agentText(event.value(4)),
                event.value(5) == 1,
                samples().stack(event.value(3))));
    }

    private void agent(Event event) throws IOException {
        handler.agentReport(new AgentReport(
                startNanos(event),
                agentText(event.value(1)),
                event.value(2),
                event.value(3),
                event.value(4),
                agentText(event.value(5)),
                agentText(event.value(6))));
    }

    private void cpuLoad(Event event) {
        handler.cpuLoad(
                new CpuLoad(startNanos(event), ratio(event.value(1)) + ratio(event.value(2)), ratio(event.value(3))));
    }

    /** The file's 32 bits of a float. */
    private static double ratio(long bits) {
        float value = Float.intBitsToFloat((int) bits);
        return value >= 0 && value <= 1 ? value : 0;
    }

    private long startNanos(Event event) {
        return chunk().header().epochNanos(event.value(START));
    }

    private String className(long classId) throws IOException {
        return chunk().pools().className(classId);
    }

    /** Agents fill some texts up with blanks, which keeps them out of a pool that loses texts. */
    private String agentText(long position) throws IOException {
        return string(position).stripTrailing();
    }

    private String string(long position) throws IOException {
        return position < 0 ? "" : chunk().pools().string(chunk().in(), position);
    }
}
