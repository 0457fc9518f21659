/**
 * A profile looked at from one side: part of it, several of it together, around one function, line by line, where it stops
 * narrowing.
 *
 * <p>Start at {@link dev.headroom.profile.view.ProfileFilter}. What draws or prints a view is next door in the report module.
 */
@NullMarked
package dev.headroom.profile.view;

import org.jspecify.annotations.NullMarked;
