/**
 * Headroom as its users start it: processes of the built distribution, real services, real files.
 *
 * <p>Start at {@link dev.headroom.cli.loop.Headroom}.
 */
@NullMarked
package dev.headroom.cli.loop;

import org.jspecify.annotations.NullMarked;
