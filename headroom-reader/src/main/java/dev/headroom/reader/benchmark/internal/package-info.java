/**
 * What the formats of benchmark results share: how one is recognised and read, and how what was left out is counted.
 *
 * <p>Start at {@link dev.headroom.reader.benchmark.internal.BenchmarkFormat}.
 */
@NullMarked
package dev.headroom.reader.benchmark.internal;

import org.jspecify.annotations.NullMarked;
