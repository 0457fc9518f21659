package dev.headroom.gate.proof;

import dev.headroom.measure.run.RunMeasurement;

/** One block: a run of each side, measured right after one another. */
public record RunPair(MeasuredRun before, MeasuredRun after) {

    /** Of runs that were not kept in stretches. */
    public static RunPair of(RunMeasurement before, RunMeasurement after) {
        return new RunPair(MeasuredRun.of(before), MeasuredRun.of(after));
    }
}
