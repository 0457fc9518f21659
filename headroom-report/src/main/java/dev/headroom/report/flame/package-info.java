/**
 * What a flame graph is drawn from, on a page or as a picture: start at {@link dev.headroom.report.flame.FlameView}.
 *
 * <p>The writers are next door: the page in {@code page}, the picture in {@code convert}.
 */
@NullMarked
package dev.headroom.report.flame;

import org.jspecify.annotations.NullMarked;
