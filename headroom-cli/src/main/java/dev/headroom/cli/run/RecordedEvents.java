package dev.headroom.cli.run;

import dev.headroom.diagnose.HostEvidence;
import dev.headroom.diagnose.RunEvidence;
import dev.headroom.diagnose.ServerEvidence;
import dev.headroom.measure.ClientRequest;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.recording.Compilation;
import dev.headroom.profile.recording.EventLoss;
import dev.headroom.profile.recording.HeldCollection;
import dev.headroom.profile.recording.Pause;
import dev.headroom.profile.recording.RecordingHandler;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps a recording's events of one window: a run is short, and the join needs all of them at once. */
final class RecordedEvents implements RecordingHandler {

    private static final List<SampleType> LOOKED_AT_FIRST =
            List.of(SampleType.CPU, SampleType.WALL, SampleType.ALLOC_SPACE, SampleType.LOCK_DELAY);

    private final long windowStartNanos;
    private final long windowEndNanos;
    private final List<ThreadSample> samples = new ArrayList<>();
    private final List<ServerRequest> requests = new ArrayList<>();
    private final List<SqlExecution> sql = new ArrayList<>();
    private final Map<Long, Long> rowsByExecution = new HashMap<>();
    private final List<RemoteCall> calls = new ArrayList<>();
    private final List<Pause> pauses = new ArrayList<>();
    private final List<ThreadWait> waits = new ArrayList<>();
    private final List<RequestTask> tasks = new ArrayList<>();
    private final List<Throttling> throttlings = new ArrayList<>();
    private final List<Hiccup> hiccups = new ArrayList<>();
    private final List<DispatchWait> dispatchWaits = new ArrayList<>();
    private final List<HeldCollection> held = new ArrayList<>();
    private final List<Compilation> compilations = new ArrayList<>();
    private final List<EventLoss> losses = new ArrayList<>();
    private int processors;

    RecordedEvents(long windowStartNanos, long windowEndNanos) {
        this.windowStartNanos = windowStartNanos;
        this.windowEndNanos = windowEndNanos;
    }

    @Override
    public void sample(ThreadSample sample) {
        samples.add(sample);
    }

    @Override
    public void request(ServerRequest request) {
        requests.add(request);
    }

    @Override
    public void sql(SqlExecution execution) {
        sql.add(execution);
    }

    @Override
    public void rowsRead(long executionId, long rows) {
        rowsByExecution.put(executionId, rows);
    }

    @Override
    public void call(RemoteCall call) {
        calls.add(call);
    }

    @Override
    public void pause(Pause pause) {
        pauses.add(pause);
    }

    @Override
    public void threadWait(ThreadWait wait) {
        waits.add(wait);
    }

    @Override
    public void task(RequestTask task) {
        tasks.add(task);
    }

    @Override
    public void throttling(Throttling throttling) {
        throttlings.add(throttling);
    }

    @Override
    public void held(HeldCollection told) {
        held.add(told);
    }

    @Override
    public void hiccup(Hiccup hiccup) {
        hiccups.add(hiccup);
    }

    @Override
    public void dispatchWait(DispatchWait wait) {
        dispatchWaits.add(wait);
    }

    @Override
    public void processors(int count) {
        processors = Math.max(processors, count);
    }

    @Override
    public void compilation(Compilation compilation) {
        compilations.add(compilation);
    }

    /** What the recorder says at the end that it could not keep. */
    void lost(long bytes, long samples) {
        if (bytes > 0) {
            losses.add(new EventLoss(bytes, "bytes of events"));
        }
        if (samples > 0) {
            losses.add(new EventLoss(samples, "samples"));
        }
    }

    List<ServerRequest> requests() {
        return requests;
    }

    RunEvidence evidence(
            List<String> endpoints, List<ClientRequest> clientRequests, long traceIdHigh, StackTable stacks) {
        return new RunEvidence(
                windowStartNanos,
                windowEndNanos,
                endpoints,
                clientRequests,
                traceIdHigh,
                new ServerEvidence(
                        stacks,
                        samples,
                        requests,
                        tasks,
                        sqlWithRows(),
                        calls,
                        pauses,
                        waits,
                        new HostEvidence(processors, throttlings, hiccups, dispatchWaits),
                        compilations,
                        held,
                        losses));
    }

    private List<SqlExecution> sqlWithRows() {
        return sql.stream()
                .map(execution -> execution.id() > 0 && execution.rows() < 0
                        ? execution.withRows(rowsByExecution.getOrDefault(execution.id(), execution.rows()))
                        : execution)
                .toList();
    }

    /** The samples of the window, one profile per type, those first that are looked at first. */
    List<Profile> profiles(StackTable stacks) {
        Map<SampleType, Profile> profiles = new LinkedHashMap<>();
        for (SampleType type : LOOKED_AT_FIRST) {
            profiles.put(type, new Profile(type, stacks));
        }
        for (ThreadSample sample : samples) {
            sample.forEachObservation(observation -> {
                if (windowStartNanos <= observation.timeNanos() && observation.timeNanos() < windowEndNanos) {
                    profiles.computeIfAbsent(observation.type(), type -> new Profile(type, stacks))
                            .add(observation.stack(), observation.weight(), observation.count());
                }
            });
        }
        return profiles.values().stream()
                .filter(profile -> profile.sampleCount() > 0)
                .toList();
    }

    /** Time in garbage-collection pauses that began in the window. */
    long gcPauseNanos() {
        return pauses.stream()
                .filter(pause -> pause.kind() == Pause.Kind.GARBAGE_COLLECTION)
                .filter(pause -> windowStartNanos <= pause.startNanos() && pause.startNanos() < windowEndNanos)
                .mapToLong(Pause::durationNanos)
                .sum();
    }
}
