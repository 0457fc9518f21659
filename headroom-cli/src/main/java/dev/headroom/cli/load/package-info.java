/**
 * What comes out of {@code headroom load}, and what is asked of it later: keeping, merging, explaining.
 *
 * <p>Start at {@link dev.headroom.cli.load.LoadOutput}. The load itself is run by the command next door, in the parent.
 */
@NullMarked
package dev.headroom.cli.load;

import org.jspecify.annotations.NullMarked;
