package dev.headroom.gate.proof;

import dev.headroom.measure.run.RunMeasurement;

/**
 * One block: a run of each side, measured right after one another.
 *
 * @param beforeStretches what was kept of the run before by stretches of time, for the bootstrap from ten blocks on
 * @param afterStretches likewise of the run after
 */
public record RunPair(
        RunMeasurement before, RunMeasurement after, RunStretches beforeStretches, RunStretches afterStretches) {

    /** Of runs of which only their values were kept. */
    public RunPair(RunMeasurement before, RunMeasurement after) {
        this(before, after, RunStretches.none(), RunStretches.none());
    }
}
