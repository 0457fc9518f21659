/**
 * The questions of {@code headroom profile}, one class each: start at {@link dev.headroom.cli.profile.ProfileInput}, how all of
 * them come by a profile.
 */
@NullMarked
package dev.headroom.cli.profile;

import org.jspecify.annotations.NullMarked;
