/**
 * Headroom's commands, and the only place where its modules are wired together.
 *
 * <p>Start at {@link dev.headroom.cli.Main}; one class per command. Doing a run is next door in {@code run}, reading {@code
 * headroom.yml} in {@code config}, the measured process in {@code service}, and taking its profile in {@code profiler}.
 */
@NullMarked
package dev.headroom.cli;

import org.jspecify.annotations.NullMarked;
