/**
 * The agent in the tests' own JVM. Start at {@link dev.headroom.junit.internal.agent.AgentDoor}, which brings the agent where it is
 * not yet; what it answers is {@link dev.headroom.junit.internal.agent.WindowCounts}. Only names and JDK types are shared with it.
 */
@NullMarked
package dev.headroom.junit.internal.agent;

import org.jspecify.annotations.NullMarked;
