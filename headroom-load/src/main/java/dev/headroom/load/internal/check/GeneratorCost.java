package dev.headroom.load.internal.check;

import dev.headroom.measure.DurationHistogram;

/**
 * What the generator itself used, and how its host behaved meanwhile.
 *
 * @param processCpuShare CPU time of this process over elapsed time × processors, 0 to 1
 * @param threadCpuShare CPU time of the load thread over elapsed time, 0 to 1
 * @param gcNanos time in garbage collections
 * @param hiccups how late the host woke an idle thread
 */
public record GeneratorCost(double processCpuShare, double threadCpuShare, long gcNanos, DurationHistogram hiccups) {}
