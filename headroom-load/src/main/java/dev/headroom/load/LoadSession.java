package dev.headroom.load;

import dev.headroom.load.LoadFailedException.Reason;
import dev.headroom.load.data.DataSet;
import dev.headroom.load.internal.check.GeneratorCheck;
import dev.headroom.load.internal.check.LoadEvidence;
import dev.headroom.load.internal.check.SelfChecker;
import dev.headroom.load.internal.engine.LoadLoop;
import dev.headroom.load.internal.engine.LoadLoops;
import dev.headroom.load.internal.engine.LoadPhase;
import dev.headroom.load.internal.engine.PhaseRecorder;
import dev.headroom.load.internal.engine.ProgressReporter;
import dev.headroom.load.internal.engine.RequestStore;
import dev.headroom.load.internal.engine.SteadyWindows;
import dev.headroom.load.internal.engine.Target;
import dev.headroom.load.internal.template.Template;
import dev.headroom.load.internal.template.TemplateScope;
import dev.headroom.load.protocol.SpokenProtocol;
import dev.headroom.load.warmup.WarmUp;
import dev.headroom.load.warmup.WarmUpResult;
import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.DurationText;
import dev.headroom.measure.NanoClock;
import dev.headroom.measure.run.SelfCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Open connections to one target, over which phases run one after another: a warm-up, then measurements.
 *
 * <p><b>Threads.</b> The thread that opens a session is its load thread: {@link #warmUp}, {@link #measure} and {@link
 * #close} run on it and return when the phase is over. {@link #stop} may be called from any thread. Progress is reported
 * once a second from a thread of its own. Whoever opens closes.
 */
public final class LoadSession implements AutoCloseable {

    private final LoadPlan plan;
    private final SpokenProtocol spoken;
    private final LoadLoops loops;
    private final NanoClock clock;
    private final Thread owner = Thread.currentThread();

    private LoadSession(LoadPlan plan, Target target, LoadLoops loops, NanoClock clock) {
        this.plan = plan;
        this.spoken = target.spoken();
        this.loops = loops;
        this.clock = clock;
    }

    /**
     * Checks the plan and opens the first connections.
     *
     * @throws InvalidLoadException if the plan cannot be run; nothing was sent
     * @throws LoadFailedException if the target's name has no address, or it refuses connections for a second, or there is no
     *     agreement with it on TLS, HTTP/2 or WebSocket
     */
    public static LoadSession open(LoadPlan plan) throws InvalidLoadException, LoadFailedException {
        return open(plan, NanoClock.system());
    }

    /** As {@link #open(LoadPlan)}, by a given clock. */
    public static LoadSession open(LoadPlan plan, NanoClock clock) throws InvalidLoadException, LoadFailedException {
        Target target = Target.of(plan);
        LoadLoops loops = LoadLoops.of(plan, target, clock);
        var session = new LoadSession(plan, target, loops, clock);
        if (!loops.open() && loops.failure().isPresent()) {
            Reason reason = loops.failure().get();
            String why = session.failureText(reason); // Before they close: that ends attempts too.
            loops.close();
            throw new LoadFailedException(reason, why, null);
        }
        return session;
    }

    /**
     * Checks a path as {@link #open(LoadPlan)} will.
     *
     * @param data whose columns the path may name
     * @param captured names of values it may use
     * @throws InvalidLoadException naming the column of the fault
     */
    public static void requirePath(String subject, String path, List<DataSet> data, List<String> captured)
            throws InvalidLoadException {
        Template.path(subject, path, new TemplateScope(data, captured));
    }

    /** As {@link #requirePath}, for a body. */
    public static void requireBody(String subject, String body, List<DataSet> data, List<String> captured)
            throws InvalidLoadException {
        Template.body(subject, body, new TemplateScope(data, captured));
    }

    /** As {@link #requirePath}, for the value of a header. */
    public static void requireHeader(String subject, String value, List<DataSet> data, List<String> captured)
            throws InvalidLoadException {
        Template.header(subject, value, new TemplateScope(data, captured));
    }

    /**
     * Loads until steady, without recording; the windows' response times decide. A schedule whose rate changes is begun only
     * when it is measured: the service is warmed up at the rate with which it begins.
     */
    public WarmUpResult warmUp(WarmUp warmUp, Consumer<LoadProgress> listener) throws LoadFailedException {
        requireOwner();
        List<PhaseRecorder> recorders = loops.recorders(1);
        var windows = new SteadyWindows(warmUp, recorders.get(0));
        LoadPhase phase = loops.phase(plan.arrivals().warmUp(), warmUp.maximum(), recorders, warmUp.window(), windows);
        LoadLoop.Ending ending;
        ProgressReporter reporter = ProgressReporter.start(recorders, warmUp.maximum(), listener);
        try {
            ending = loops.run(phase);
        } finally {
            reporter.close();
        }
        if (ending == LoadLoop.Ending.FAILED) {
            Reason reason = loops.failure().orElseThrow();
            throw new LoadFailedException(reason, failureText(reason), null);
        }
        PhaseRecorder recorder = phase.merged();
        return new WarmUpResult(
                windows.steady(),
                Duration.ofNanos(phase.endNanos() - phase.startNanos()),
                recorder.answered(),
                recorder.errors(),
                windows.reason());
    }

    /**
     * Loads as the plan says for this long, then awaits the answers still missing.
     *
     * @throws LoadFailedException if the service died, or never answered; carries what was measured
     */
    public LoadResult measure(Duration window, Consumer<LoadProgress> listener) throws LoadFailedException {
        requireOwner();
        if (window.isZero() || window.isNegative() || window.compareTo(LoadPlan.LONGEST_PHASE) > 0) {
            throw new IllegalArgumentException("A window lies above 0 and at most at 24 h, got " + window);
        }
        List<PhaseRecorder> recorders = loops.recorders(RequestStore.DEFAULT_BOUND);
        LoadPhase phase = loops.phase(plan.arrivals(), window, recorders, window, () -> false);
        long sentBefore = loops.bytesSent();
        long receivedBefore = loops.bytesReceived();
        long epochOffsetNanos = epochOffsetNanos();
        LoadLoop.Ending ending;
        SelfCheck selfCheck;
        PhaseRecorder recorder;
        List<EndpointResult> endpoints;
        ProgressReporter reporter = ProgressReporter.start(recorders, window, listener);
        try (var check = GeneratorCheck.start(loops.threadIds())) {
            ending = loops.run(phase);
            recorder = phase.merged();
            endpoints = recorder.endpoints();
            selfCheck = selfCheck(phase, recorder, endpoints, check);
        } finally {
            reporter.close();
        }
        var result = new LoadResult(
                phase.startNanos() + epochOffsetNanos,
                phase.endNanos() + epochOffsetNanos,
                ending == LoadLoop.Ending.COMPLETE && !phase.bounded(),
                endpoints,
                recorder.sessions().results(),
                recorder.log(epochOffsetNanos),
                recorder.lateness(),
                recorder.connectionWaits(),
                loops.bytesSent() - sentBefore,
                loops.bytesReceived() - receivedBefore,
                loops.connectionsOpened(),
                selfCheck);
        if (ending == LoadLoop.Ending.FAILED) {
            Reason reason = loops.failure().orElseThrow();
            throw new LoadFailedException(reason, failureText(reason), result);
        }
        return result;
    }

    /** What is spoken with the target. */
    public SpokenProtocol spoken() {
        return spoken;
    }

    /** Ends the running phase at once, and every later one; {@link #measure} returns what it has, marked incomplete. */
    public void stop() {
        loops.stop();
    }

    @Override
    public void close() {
        requireOwner();
        loops.close();
    }

    private SelfCheck selfCheck(
            LoadPhase phase, PhaseRecorder recorder, List<EndpointResult> endpoints, GeneratorCheck check) {
        long windowNanos = Math.max(1, phase.endNanos() - phase.startNanos());
        var all = new DurationHistogram();
        endpoints.forEach(endpoint -> all.add(endpoint.responseTimes()));
        var evidence = new LoadEvidence(
                plan.arrivals() instanceof Arrivals.Closed,
                Duration.ofNanos(windowNanos),
                phase.intended() * 1e9 / windowNanos,
                recorder.sentInWindow() * 1e9 / windowNanos,
                recorder.lateness(),
                all,
                recorder.withoutLateness(),
                recorder.withoutOwnLateness());
        return SelfChecker.check(evidence, check.finish());
    }

    /** Adds to the load's clock to give the epoch's; the tightest of a few readings. */
    private long epochOffsetNanos() {
        long best = 0;
        long narrowest = Long.MAX_VALUE;
        for (int i = 0; i < 16; i++) {
            long before = clock.nanoTime();
            Instant now = Instant.now();
            long after = clock.nanoTime();
            if (after - before < narrowest) {
                narrowest = after - before;
                best = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano() - (before + narrowest / 2);
            }
        }
        return best;
    }

    private String failureText(Reason reason) {
        return switch (reason) {
            case UNRESOLVED -> plan.target().getHost() + " has no address. Check the target's spelling.";
            case REFUSED ->
                plan.target() + " refused every connection for a second. Start the service, or check the port.";
            case HANDSHAKE -> plan.target() + " " + loops.handshakeFault().orElse("refused the handshake.");
            case DIED ->
                plan.target() + " had been answering, then closed its connections and refused new ones."
                        + " Look for its end in its own log.";
            case UNRESPONSIVE ->
                plan.target() + " took requests but gave no whole answer for "
                        + DurationText.of(plan.timeouts().patience().toNanos())
                        + ". Take a thread dump of it while it hangs.";
        };
    }

    private void requireOwner() {
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException("A session belongs to the thread that opened it, " + owner.getName());
        }
    }
}
