/**
 * How Headroom speaks while it works: results go to standard output, everything else here, to standard error.
 *
 * <p>Start at {@link dev.headroom.cli.terminal.Progress}.
 */
@NullMarked
package dev.headroom.cli.terminal;

import org.jspecify.annotations.NullMarked;
