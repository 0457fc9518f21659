/** Tools that look for anti-patterns in code without running it, each on the corpus of {@code headroom-code}. Start with {@link dev.headroom.benchmarks.linters.Linter}. */
@NullMarked
package dev.headroom.benchmarks.linters;

import org.jspecify.annotations.NullMarked;
