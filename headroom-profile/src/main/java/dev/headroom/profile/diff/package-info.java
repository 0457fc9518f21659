/**
 * What changed between these profiles and those, and whether the change is real: start at {@link
 * dev.headroom.profile.diff.ProfileDiff}.
 */
@NullMarked
package dev.headroom.profile.diff;

import org.jspecify.annotations.NullMarked;
