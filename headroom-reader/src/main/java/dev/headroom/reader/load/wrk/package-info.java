/**
 * What wrk and wrk2 print, of which the latter is the former with a schedule.
 *
 * <p>Start at {@link dev.headroom.reader.load.wrk.WrkFormat}.
 */
@NullMarked
package dev.headroom.reader.load.wrk;

import org.jspecify.annotations.NullMarked;
