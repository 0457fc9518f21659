/**
 * Deciding when a service is warm. Start at {@link dev.headroom.load.warmup.SteadyState}; it sees numbers only, no clock
 * and no connection, so that the same series always gets the same answer.
 */
@NullMarked
package dev.headroom.load.warmup;

import org.jspecify.annotations.NullMarked;
