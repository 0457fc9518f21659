/**
 * Where a history comes from: start at {@link dev.headroom.cli.history.RunFolders}, or at {@link
 * dev.headroom.cli.history.SeriesFile} for values from elsewhere.
 *
 * <p>What happened over them is told by {@code dev.headroom.gate.history}.
 */
@NullMarked
package dev.headroom.cli.history;

import org.jspecify.annotations.NullMarked;
