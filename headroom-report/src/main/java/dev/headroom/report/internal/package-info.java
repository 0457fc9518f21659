/**
 * How names and numbers are written in every format: {@link dev.headroom.report.internal.VisibleText} makes any string
 * safe to print, {@link dev.headroom.report.internal.MetricText} gives a value its unit; and where a reader finds more, {@link
 * dev.headroom.report.internal.FindingPages}.
 */
@NullMarked
package dev.headroom.report.internal;

import org.jspecify.annotations.NullMarked;
