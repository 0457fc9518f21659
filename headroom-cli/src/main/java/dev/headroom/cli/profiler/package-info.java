/**
 * Taking profiles of a running JVM into a recording. Start at {@link dev.headroom.cli.profiler.ProfilerSession}.
 *
 * <p>Reading the recording is the business of the reader module.
 */
@NullMarked
package dev.headroom.cli.profiler;

import org.jspecify.annotations.NullMarked;
