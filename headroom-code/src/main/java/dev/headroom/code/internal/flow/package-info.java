/** How control and values move inside one method: blocks, dominators, natural loops, and what changes from turn to turn. */
@NullMarked
package dev.headroom.code.internal.flow;

import org.jspecify.annotations.NullMarked;
