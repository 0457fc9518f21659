/**
 * Change points and drift on series whose answer is known, beside a plain E-divisive: start at {@link
 * dev.headroom.benchmarks.history.HistoryTrials}.
 */
@NullMarked
package dev.headroom.benchmarks.history;

import org.jspecify.annotations.NullMarked;
