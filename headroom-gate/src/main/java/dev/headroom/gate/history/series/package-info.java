/**
 * What happened to a value over time, from numbers alone: start at {@link
 * dev.headroom.gate.history.series.ChangeDetector}.
 *
 * <p>It answers where the level changed, by how much and how surely, and where it drifts; all of it deterministic. It
 * knows neither runs nor metrics: those are next door in {@code history}.
 */
@NullMarked
package dev.headroom.gate.history.series;

import org.jspecify.annotations.NullMarked;
