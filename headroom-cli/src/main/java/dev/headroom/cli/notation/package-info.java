/**
 * How people write a load, on the command line and in {@code headroom.yml} alike: schedules, think times, rates. Start at
 * {@link dev.headroom.cli.notation.ScheduleText}.
 *
 * <p>Each is parsed once, and a mistake is named with its place and the nearest valid form.
 */
@NullMarked
package dev.headroom.cli.notation;

import org.jspecify.annotations.NullMarked;
