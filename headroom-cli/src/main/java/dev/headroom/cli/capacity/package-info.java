/**
 * How {@code headroom capacity} works: {@link dev.headroom.cli.capacity.CapacityRun} drives the load engine for the search
 * and the ladder, which themselves are in {@code dev.headroom.load.capacity}. The command's options are in the parent.
 */
@NullMarked
package dev.headroom.cli.capacity;

import org.jspecify.annotations.NullMarked;
