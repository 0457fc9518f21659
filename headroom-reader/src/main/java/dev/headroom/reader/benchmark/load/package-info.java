/**
 * Results of load generators as benchmarks: one for each endpoint.
 *
 * <p>Start at {@link dev.headroom.reader.benchmark.load.LoadBenchmarks}.
 */
@NullMarked
package dev.headroom.reader.benchmark.load;

import org.jspecify.annotations.NullMarked;
