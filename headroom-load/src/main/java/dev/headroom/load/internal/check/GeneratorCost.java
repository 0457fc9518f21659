package dev.headroom.load.internal.check;

import dev.headroom.measure.DurationHistogram;

/**
 * What the generator itself used, and how its host behaved meanwhile.
 *
 * @param processCpuShare CPU time of this process over elapsed time × processors, 0 to 1
 * @param threadCpuShare CPU time of the busiest load thread over elapsed time, 0 to 1
 * @param threadWaitShare time in which the thread that asks was ready and had no processor, over elapsed time; 0 where unknown
 * @param gcNanos time in garbage collections
 * @param hiccups how late the host woke an idle thread
 * @param hostCpuShare CPU time of all processes over elapsed time × processors, 0 to 1; 0 where unknown
 * @param othersCpuShare the part of it that neither this process nor one it started used; 0 where it started none, since
 *     then the service cannot be told from the rest
 */
public record GeneratorCost(
        double processCpuShare,
        double threadCpuShare,
        double threadWaitShare,
        long gcNanos,
        DurationHistogram hiccups,
        double hostCpuShare,
        double othersCpuShare) {}
