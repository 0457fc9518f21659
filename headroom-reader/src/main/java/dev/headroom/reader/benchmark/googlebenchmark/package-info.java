/**
 * Google Benchmark's results as {@code --benchmark_format=json} writes them.
 *
 * <p>Start at {@link dev.headroom.reader.benchmark.googlebenchmark.GoogleBenchmarkFormat}.
 */
@NullMarked
package dev.headroom.reader.benchmark.googlebenchmark;

import org.jspecify.annotations.NullMarked;
