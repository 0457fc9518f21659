/**
 * The agent as its users meet it: the shaded jar in a JVM of its own, on both JDKs. Start at
 * {@link dev.headroom.agent.VictimJvm}.
 */
@NullMarked
package dev.headroom.agent;

import org.jspecify.annotations.NullMarked;
