/**
 * pytest-benchmark's results as {@code --benchmark-json} writes them.
 *
 * <p>Start at {@link dev.headroom.reader.benchmark.pytest.PytestFormat}.
 */
@NullMarked
package dev.headroom.reader.benchmark.pytest;

import org.jspecify.annotations.NullMarked;
