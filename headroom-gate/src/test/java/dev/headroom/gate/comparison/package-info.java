/** How results measured elsewhere are compared. */
@NullMarked
package dev.headroom.gate.comparison;

import org.jspecify.annotations.NullMarked;
