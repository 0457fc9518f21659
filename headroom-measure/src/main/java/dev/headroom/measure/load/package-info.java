/**
 * What a load generator says it measured, as plain values.
 *
 * <p>Start at {@link dev.headroom.measure.load.MeasuredLoad}, the whole result of Headroom's own generator, which can be
 * merged with others ({@link dev.headroom.measure.load.MergedLoad}), and at {@link
 * dev.headroom.measure.load.ReportedLoad}, as much as any tool's file tells. Nothing here measures, reads or writes.
 */
@NullMarked
package dev.headroom.measure.load;

import org.jspecify.annotations.NullMarked;
