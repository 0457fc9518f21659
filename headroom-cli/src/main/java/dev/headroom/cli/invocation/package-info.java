/**
 * What every command is called with and how it fails: its output format, where Headroom is installed, its exit codes.
 *
 * <p>Start at {@link dev.headroom.cli.invocation.CommandFailure}. The commands themselves are next door, in the parent.
 */
@NullMarked
package dev.headroom.cli.invocation;

import org.jspecify.annotations.NullMarked;
