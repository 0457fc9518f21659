/**
 * What benchmark tools measured, as one model: start at {@link dev.headroom.measure.benchmark.BenchmarkRun}.
 *
 * <p>A run has benchmarks, a benchmark metrics, a metric forks, a fork iterations. Forks are independent of each other,
 * iterations of one fork are not. Nothing here judges.
 */
@NullMarked
package dev.headroom.measure.benchmark;

import org.jspecify.annotations.NullMarked;
