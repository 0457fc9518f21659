package dev.headroom.load.internal.engine;

import dev.headroom.load.warmup.SteadyState;
import dev.headroom.load.warmup.WarmUp;
import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.Percentile;
import java.util.function.BooleanSupplier;

/** Cuts a warm-up into windows and asks after each whether the service is steady. Lives on the load thread. */
public final class SteadyWindows implements BooleanSupplier {

    private final SteadyState state = new SteadyState();
    private final PhaseRecorder recorder;
    private final long minimumWindows;
    private long windows;
    private long errorsBefore;
    private boolean steady;

    public SteadyWindows(WarmUp warmUp, PhaseRecorder recorder) {
        this.recorder = recorder;
        var unused = recorder.takeWindow(); // From here on it keeps them.
        minimumWindows = (warmUp.minimum().toNanos() + warmUp.window().toNanos() - 1)
                / warmUp.window().toNanos();
    }

    @Override
    public boolean getAsBoolean() {
        DurationHistogram times = recorder.takeWindow();
        long errors = recorder.errors();
        steady = state.accept(new SteadyState.Window(
                times.count(), errors - errorsBefore, times.nanosAt(Percentile.P50), times.nanosAt(Percentile.P95)));
        errorsBefore = errors;
        windows++;
        return steady && windows >= minimumWindows;
    }

    public boolean steady() {
        return steady;
    }

    public String reason() {
        return state.reason();
    }
}
