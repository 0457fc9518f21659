/**
 * JMH's results as {@code -rf json} writes them.
 *
 * <p>Start at {@link dev.headroom.reader.benchmark.jmh.JmhFormat}.
 */
@NullMarked
package dev.headroom.reader.benchmark.jmh;

import org.jspecify.annotations.NullMarked;
