/**
 * Past runs for people: start at {@link dev.headroom.report.history.HistoryReport}.
 *
 * <p>Words and pictures that every format shares; what happened is told by {@code dev.headroom.gate.history}.
 */
@NullMarked
package dev.headroom.report.history;

import org.jspecify.annotations.NullMarked;
