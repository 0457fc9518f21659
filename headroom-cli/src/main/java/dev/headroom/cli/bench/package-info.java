/**
 * {@code headroom bench}: two builds of JMH benchmarks, run fork by fork in turn. Start at {@link
 * dev.headroom.cli.bench.BenchCommand}; what was measured is judged next door in {@code compare}.
 */
@NullMarked
package dev.headroom.cli.bench;

import org.jspecify.annotations.NullMarked;
