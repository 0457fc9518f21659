/**
 * A finished run, written down. Start at {@link dev.headroom.report.RunReport}, what every writer is handed.
 */
@NullMarked
package dev.headroom.report;

import org.jspecify.annotations.NullMarked;
