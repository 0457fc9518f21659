/**
 * Profiles in the formats of other tools; pprof is next door in {@code pprof}, the page in {@code page}.
 *
 * <p>Start at {@link dev.headroom.report.convert.CollapsedWriter}.
 */
@NullMarked
package dev.headroom.report.convert;

import org.jspecify.annotations.NullMarked;
