/** Tests of how a search is asked for. */
@NullMarked
package dev.headroom.cli.capacity;

import org.jspecify.annotations.NullMarked;
