/**
 * Small services that the integration tests run in JVMs of their own, with or without the agent. None knows the agent.
 * Each prints {@code ready PORT} and stops when its standard input ends.
 */
@NullMarked
package dev.headroom.victim;

import org.jspecify.annotations.NullMarked;
