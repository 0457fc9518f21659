/**
 * The seam between {@link dev.headroom.reader.load.LoadReports} and the formats, and what several of them need: a small
 * tree of JSON, and the fold of one line per request.
 *
 * <p>Start at {@link dev.headroom.reader.load.internal.LoadFormat}.
 */
@NullMarked
package dev.headroom.reader.load.internal;

import org.jspecify.annotations.NullMarked;
