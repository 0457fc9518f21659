/**
 * One run from start to report: service, warm-up, profiler, measuring window, reading, diagnosis, judging, writing.
 *
 * <p>Start at {@link dev.headroom.cli.run.LoadedRun}; {@link dev.headroom.cli.run.AttachedRun} is the same for a service
 * that already carries its own load.
 */
@NullMarked
package dev.headroom.cli.run;

import org.jspecify.annotations.NullMarked;
