/**
 * The summary of k6, as {@code --summary-export} and as {@code handleSummary} write it.
 *
 * <p>Start at {@link dev.headroom.reader.load.k6.K6Format}.
 */
@NullMarked
package dev.headroom.reader.load.k6;

import org.jspecify.annotations.NullMarked;
