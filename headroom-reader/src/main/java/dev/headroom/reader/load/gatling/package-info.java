/**
 * Gatling's {@code simulation.log} as text.
 *
 * <p>Start at {@link dev.headroom.reader.load.gatling.GatlingFormat}.
 */
@NullMarked
package dev.headroom.reader.load.gatling;

import org.jspecify.annotations.NullMarked;
