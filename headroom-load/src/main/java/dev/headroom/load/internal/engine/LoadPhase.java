package dev.headroom.load.internal.engine;

import java.util.List;

/** A phase over all loops of a load: one {@link Phase} for each. */
public final class LoadPhase {

    private final List<Phase> phases;

    LoadPhase(List<Phase> phases) {
        this.phases = List.copyOf(phases);
    }

    Phase of(int loop) {
        return phases.get(loop);
    }

    public long startNanos() {
        return phases.get(0).startNanos();
    }

    public long endNanos() {
        return phases.stream().mapToLong(Phase::endNanos).max().orElseThrow();
    }

    /** Requests whose intended start was reached. */
    public long intended() {
        return phases.stream().mapToLong(Phase::intended).sum();
    }

    /** Whether the plan's bound on requests ended it. */
    public boolean bounded() {
        return phases.stream().anyMatch(Phase::bounded);
    }

    /** What all loops counted, as one; once, after the phase. */
    public PhaseRecorder merged() {
        PhaseRecorder sum = phases.get(0).recorder();
        phases.stream().skip(1).forEach(phase -> sum.add(phase.recorder()));
        return sum;
    }
}
