/**
 * What every benchmark needs: options, child processes with the CPU time they used, statistics of paired blocks, and the
 * table with its machine and command.
 *
 * <p>Start from {@link dev.headroom.benchmarks.harness.Child}, a program run to its end, and {@link
 * dev.headroom.benchmarks.harness.PairedRatio}, what the runs say.
 */
@NullMarked
package dev.headroom.benchmarks.harness;

import org.jspecify.annotations.NullMarked;
