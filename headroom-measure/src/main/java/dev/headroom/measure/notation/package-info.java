/**
 * How people write things down, and mistype them: {@link dev.headroom.measure.notation.NearestName} is the name that somebody
 * most likely meant.
 */
@NullMarked
package dev.headroom.measure.notation;

import org.jspecify.annotations.NullMarked;
