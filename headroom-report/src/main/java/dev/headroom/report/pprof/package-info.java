/**
 * Profiles in the format of google/pprof, so that other tools open them: start at {@link
 * dev.headroom.report.pprof.PprofWriter}.
 */
@NullMarked
package dev.headroom.report.pprof;

import org.jspecify.annotations.NullMarked;
