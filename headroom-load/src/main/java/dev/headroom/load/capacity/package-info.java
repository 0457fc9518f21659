/**
 * How much a service carries: the search for the highest rate that keeps a service level, and the universal scalability law
 * fitted to its throughput. Nothing here opens a connection; whoever measures comes in as a function.
 *
 * <p>Start at {@link dev.headroom.load.capacity.CapacitySearch} and {@link dev.headroom.load.capacity.ScalabilityFit}.
 */
@NullMarked
package dev.headroom.load.capacity;

import org.jspecify.annotations.NullMarked;
