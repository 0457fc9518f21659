/** Puts a run's requests and samples into the cells of a heat map. */
@NullMarked
package dev.headroom.diagnose.internal.moment;

import org.jspecify.annotations.NullMarked;
