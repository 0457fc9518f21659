/**
 * Rows that requests are filled with: start at {@link dev.headroom.load.data.DataSet}. Reading them from a file is the command
 * line's business.
 */
@NullMarked
package dev.headroom.load.data;

import org.jspecify.annotations.NullMarked;
