/**
 * The one thread that drives both the schedule and the connections. Start at {@link
 * dev.headroom.load.internal.engine.LoadLoop}.
 */
@NullMarked
package dev.headroom.load.internal.engine;

import org.jspecify.annotations.NullMarked;
