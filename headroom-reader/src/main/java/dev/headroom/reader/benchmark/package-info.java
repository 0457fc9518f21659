/**
 * What benchmark tools wrote, read as one model.
 *
 * <p>Start at {@link dev.headroom.reader.benchmark.BenchmarkResults}: it recognises a file by its content, results of load
 * generators too. Each format has a package of its own that is not exported; failures are those of {@link
 * dev.headroom.reader.ReadException}.
 */
@NullMarked
package dev.headroom.reader.benchmark;

import org.jspecify.annotations.NullMarked;
