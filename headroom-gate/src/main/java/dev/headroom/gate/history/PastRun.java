package dev.headroom.gate.history;

import dev.headroom.gate.Verdict;
import dev.headroom.measure.run.RunMeasurement;

/**
 * A run that was kept.
 *
 * @param source where it lies, for people
 */
public record PastRun(String source, RunMeasurement measurement, Verdict verdict) {}
