package dev.headroom.load.internal.engine;

import dev.headroom.load.EndpointLoad;
import dev.headroom.load.EndpointResult;
import dev.headroom.load.LoadPlan;
import dev.headroom.load.RequestLog;
import dev.headroom.load.ResponseTimeline;
import dev.headroom.load.SessionLoad;
import dev.headroom.load.internal.protocol.Slot;
import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.RequestOutcome;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;
import org.jspecify.annotations.Nullable;

/**
 * Counts one phase. The load thread writes; {@link #live()}, {@link #answered()} and {@link #errors()} may be read by
 * another thread meanwhile, all else only after the phase.
 */
@SuppressWarnings("EnumOrdinal") // counts indexed by outcome, never stored
public final class PhaseRecorder {

    private static final long LONGEST_NANOS = Duration.ofHours(1).toNanos();
    private static final int SIGNIFICANT_DIGITS = 3;
    private static final RequestOutcome[] OUTCOMES = RequestOutcome.values();

    private final List<String> names;
    private final DurationHistogram[] serviceTimes;
    private final TimelineRecorder[] timelines;
    private final List<Map<String, Long>> failedChecks = new ArrayList<>();
    private final SessionCounts sessions;
    private final long[][] outcomes;
    private final RequestStore store;
    private final List<RequestStore> otherStores = new ArrayList<>();
    private final DurationHistogram lateness = new DurationHistogram();
    private final DurationHistogram withoutLateness = new DurationHistogram();
    private final DurationHistogram withoutOwnLateness = new DurationHistogram();
    private final DurationHistogram connectionWaits = new DurationHistogram();
    private final SingleWriterRecorder live = new SingleWriterRecorder(LONGEST_NANOS, SIGNIFICANT_DIGITS);
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong errors = new AtomicLong();
    private @Nullable DurationHistogram window;
    private long startNanos;
    private long sentInWindow;

    public PhaseRecorder(LoadPlan plan, RequestStore store) {
        this(plan.allEndpoints().stream().map(EndpointLoad::name).toList(), plan.sessions(), store);
    }

    /** Without sessions. */
    PhaseRecorder(List<String> names, RequestStore store) {
        this(names, List.of(), store);
    }

    private PhaseRecorder(List<String> names, List<SessionLoad> sessions, RequestStore store) {
        this.names = List.copyOf(names);
        this.store = store;
        this.sessions = new SessionCounts(sessions);
        serviceTimes = new DurationHistogram[names.size()];
        timelines = new TimelineRecorder[names.size()];
        ByteBuffer encoded = TimelineRecorder.buffer();
        outcomes = new long[names.size()][OUTCOMES.length];
        for (int i = 0; i < names.size(); i++) {
            serviceTimes[i] = new DurationHistogram();
            timelines[i] = new TimelineRecorder(encoded);
            failedChecks.add(new LinkedHashMap<>());
        }
    }

    void begin(long phaseStartNanos) {
        startNanos = phaseStartNanos;
    }

    /** @param inWindow false while draining */
    void sent(Slot request, boolean inWindow) {
        long waited = request.freeSinceNanos - request.intendedNanos;
        if (waited > 0) {
            connectionWaits.recordNanos(waited);
        }
        lateness.recordNanos(request.lateNanos);
        if (inWindow) {
            sentInWindow++;
        }
    }

    /** @param readLateNanos at most this long its answer lay unread because the load thread had no processor */
    void ended(Slot request, long completedNanos, long readLateNanos, RequestOutcome outcome) {
        count(request.endpoint, outcome);
        store.add(request, completedNanos, outcome);
        if (outcome.isError()) {
            return;
        }
        long responseNanos = completedNanos - request.intendedNanos;
        long serviceNanos = completedNanos - request.sentNanos;
        serviceTimes[request.endpoint].recordNanos(serviceNanos);
        long ownLateNanos = request.lateNanos - request.hostLateNanos;
        withoutOwnLateness.recordNanos(responseNanos - ownLateNanos);
        withoutLateness.recordNanos(responseNanos - request.lateNanos - Math.min(readLateNanos, serviceNanos));
        long bounded = Math.min(responseNanos, LONGEST_NANOS);
        timelines[request.endpoint].record(request.intendedNanos - startNanos, bounded);
        live.recordValue(bounded);
        if (window != null) {
            window.recordNanos(bounded);
        }
    }

    void endedUnsent(long traceIdLow, int endpoint, long intendedNanos, long endNanos, RequestOutcome outcome) {
        count(endpoint, outcome);
        store.addUnsent(traceIdLow, endpoint, intendedNanos, endNanos, outcome);
    }

    /** Something an answer should have said, and did not. */
    void checkFailed(int endpoint, String check) {
        failedChecks.get(endpoint).merge(check, 1L, Long::sum);
    }

    public SessionCounts sessions() {
        return sessions;
    }

    private void count(int endpoint, RequestOutcome outcome) {
        outcomes[endpoint][outcome.ordinal()]++;
        answered.lazySet(answered.getPlain() + 1);
        if (outcome.isError()) {
            errors.lazySet(errors.getPlain() + 1);
        }
    }

    /** Adds what another loop counted of the same phase; both have ended. */
    void add(PhaseRecorder other) {
        for (int i = 0; i < names.size(); i++) {
            serviceTimes[i].add(other.serviceTimes[i]);
            timelines[i].add(other.timelines[i]);
            Map<String, Long> failed = failedChecks.get(i);
            other.failedChecks.get(i).forEach((check, count) -> failed.merge(check, count, Long::sum));
            for (int outcome = 0; outcome < OUTCOMES.length; outcome++) {
                outcomes[i][outcome] += other.outcomes[i][outcome];
            }
        }
        sessions.add(other.sessions);
        lateness.add(other.lateness);
        withoutLateness.add(other.withoutLateness);
        withoutOwnLateness.add(other.withoutOwnLateness);
        connectionWaits.add(other.connectionWaits);
        answered.addAndGet(other.answered.get());
        errors.addAndGet(other.errors.get());
        sentInWindow += other.sentInWindow;
        otherStores.add(other.store);
    }

    /** Successful response times since the last call, of which the first begins it all; on the load thread. */
    DurationHistogram takeWindow() {
        DurationHistogram taken = window;
        window = new DurationHistogram();
        return taken == null ? new DurationHistogram() : taken;
    }

    /** Successful response times since the last call with its result; the argument is reused. */
    public SingleWriterRecorder live() {
        return live;
    }

    /** Requests that ended, errors included. */
    public long answered() {
        return answered.get();
    }

    public long errors() {
        return errors.get();
    }

    public long sentInWindow() {
        return sentInWindow;
    }

    public DurationHistogram lateness() {
        return lateness;
    }

    /** Response times as they would have been had the load thread always had a processor and never been late. */
    public DurationHistogram withoutLateness() {
        return withoutLateness;
    }

    /** Response times as they would have been but for the lateness that was the generator's own. */
    public DurationHistogram withoutOwnLateness() {
        return withoutOwnLateness;
    }

    public DurationHistogram connectionWaits() {
        return connectionWaits;
    }

    /** The single requests, on the epoch's clock. */
    public RequestLog log(long epochOffsetNanos) {
        return store.toLog(otherStores, epochOffsetNanos);
    }

    public List<EndpointResult> endpoints() {
        List<EndpointResult> results = new ArrayList<>();
        int intervals =
                Arrays.stream(timelines).mapToInt(TimelineRecorder::size).max().orElse(0);
        for (int i = 0; i < names.size(); i++) {
            Map<RequestOutcome, Long> kinds = new EnumMap<>(RequestOutcome.class);
            long requests = 0;
            for (RequestOutcome outcome : OUTCOMES) {
                long count = outcomes[i][outcome.ordinal()];
                requests += count;
                if (outcome.isError() && count > 0) {
                    kinds.put(outcome, count);
                }
            }
            var responseTimes = new DurationHistogram();
            List<Histogram> timeline = timelines[i].intervals(intervals);
            timeline.forEach(responseTimes::addNanoCounts);
            results.add(new EndpointResult(
                    names.get(i),
                    requests,
                    kinds,
                    failedChecks.get(i),
                    responseTimes,
                    serviceTimes[i],
                    new ResponseTimeline(timeline, TimelineRecorder.INTERVAL_NANOS)));
        }
        return results;
    }
}
