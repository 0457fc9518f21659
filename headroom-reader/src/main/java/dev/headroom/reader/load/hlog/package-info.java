/**
 * HdrHistogram's interval log, up to its format version 1.3.
 *
 * <p>Start at {@link dev.headroom.reader.load.hlog.HlogFormat}.
 */
@NullMarked
package dev.headroom.reader.load.hlog;

import org.jspecify.annotations.NullMarked;
