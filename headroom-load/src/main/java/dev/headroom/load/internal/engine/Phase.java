package dev.headroom.load.internal.engine;

import dev.headroom.load.LoadPlan;
import dev.headroom.load.schedule.Schedule;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** One stretch of load over an open session: its length, its pacing, its counts. Lives on the load thread. */
public final class Phase {

    private final Pacing pacing;
    private final PhaseRecorder recorder;
    private final long lengthNanos;
    private final long windowNanos;
    private final BooleanSupplier endsAfterWindow;
    private final long maxRequests;
    private final SharedEnd sharedEnd;
    private long startNanos;
    private long endNanos;
    private long nextWindowNanos;
    private long intended;
    private boolean bounded;

    Phase(
            Pacing pacing,
            PhaseRecorder recorder,
            Duration length,
            Duration window,
            BooleanSupplier endsAfterWindow,
            long maxRequests,
            SharedEnd sharedEnd) {
        this.pacing = pacing;
        this.recorder = recorder;
        this.lengthNanos = length.toNanos();
        this.windowNanos = window.toNanos();
        this.endsAfterWindow = endsAfterWindow;
        this.maxRequests = maxRequests;
        this.sharedEnd = sharedEnd;
    }

    /** Takes the place of a phase while there is none: nothing is ever due. */
    static Phase idle(LoadPlan plan, long nowNanos) {
        var idle = new Phase(
                new Pacing.OpenPacing(() -> Schedule.NEVER),
                new PhaseRecorder(plan, new RequestStore(1)),
                Duration.ZERO,
                Duration.ZERO,
                () -> false,
                1,
                new SharedEnd());
        idle.begin(nowNanos);
        return idle;
    }

    void begin(long nowNanos) {
        startNanos = nowNanos;
        endNanos = nowNanos + lengthNanos;
        nextWindowNanos = nowNanos + windowNanos;
        if (maxRequests == 0) {
            bounded = true; // Another loop has all that are allowed.
            end(nowNanos);
        }
        pacing.begin(nowNanos);
        recorder.begin(nowNanos);
    }

    /** Asks at the end of each window whether the phase may end early. */
    void tick(long nowNanos) {
        if (nowNanos >= nextWindowNanos && nowNanos < endNanos) {
            nextWindowNanos = nowNanos + windowNanos;
            if (endsAfterWindow.getAsBoolean()) {
                endForAll(nowNanos);
            }
        }
        if (sharedEnd.isReached()) {
            end(nowNanos);
        }
    }

    /** As {@link #end}, for every loop this phase runs over: the others see it at their next turn. */
    void endForAll(long nowNanos) {
        end(nowNanos);
        sharedEnd.reach();
    }

    /** No request is intended from here on. */
    void end(long nowNanos) {
        endNanos = Math.min(endNanos, nowNanos);
    }

    /** The next intended start, or {@link Pacing#NOTHING_DUE}. */
    long dueNanos() {
        long due = bounded ? Pacing.NOTHING_DUE : pacing.dueNanos();
        return due < endNanos ? due : Pacing.NOTHING_DUE;
    }

    /** The next arrival was started, or ended without being started. */
    void taken(long nowNanos) {
        pacing.taken();
        intended(nowNanos);
    }

    /** A request's intended start was reached, of an arrival or of a later step. */
    void intended(long nowNanos) {
        intended++;
        if (intended >= maxRequests) {
            bounded = true;
            end(nowNanos);
        }
    }

    Pacing pacing() {
        return pacing;
    }

    PhaseRecorder recorder() {
        return recorder;
    }

    public long startNanos() {
        return startNanos;
    }

    public long endNanos() {
        return endNanos;
    }

    /** Requests whose intended start was reached. */
    public long intended() {
        return intended;
    }

    /** Whether the plan's bound on requests ended it. */
    public boolean bounded() {
        return bounded;
    }
}
