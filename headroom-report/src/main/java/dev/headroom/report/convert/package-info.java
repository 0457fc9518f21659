/**
 * Profiles in the formats of other tools, and as a picture; pprof is next door in {@code pprof}, the page in {@code page}.
 *
 * <p>Start at {@link dev.headroom.report.convert.CollapsedWriter}.
 */
@NullMarked
package dev.headroom.report.convert;

import org.jspecify.annotations.NullMarked;
