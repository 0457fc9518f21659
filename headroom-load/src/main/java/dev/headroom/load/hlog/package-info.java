/**
 * Response times as HdrHistogram interval logs, one tag per endpoint. Start at {@link
 * dev.headroom.load.hlog.ResponseTimeLog}.
 */
@NullMarked
package dev.headroom.load.hlog;

import org.jspecify.annotations.NullMarked;
