/** Goals alone, and in a real build. */
@NullMarked
package dev.headroom.maven;

import org.jspecify.annotations.NullMarked;
