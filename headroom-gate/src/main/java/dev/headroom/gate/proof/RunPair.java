package dev.headroom.gate.proof;

import dev.headroom.measure.run.RunMeasurement;

/** One block: a run of each side, measured right after one another. */
public record RunPair(RunMeasurement before, RunMeasurement after) {}
