/** Collapsed (folded) stacks: one line for each stack, frames root first between semicolons, then a count. */
@NullMarked
package dev.headroom.reader.collapsed;

import org.jspecify.annotations.NullMarked;
