/**
 * The agent's door: {@link dev.headroom.agent.HeadroomAgent} is the class that the JVM calls at start-up
 * ({@code -javaagent}) or on attach. It does nothing but move into the house.
 *
 * <p><b>Where classes live.</b> The JVM loads the door through the application's class loader. The door appends the
 * agent's jar to the bootstrap loader, and everything else (hooks, events, the weaver and its relocated ASM) is loaded
 * there: woven code must reach the hooks from every class loader, JDK modules included, and a parent loader wins over
 * the class path. One copy, one state, no second jar. Nothing outside {@code dev.headroom.agent} becomes visible to the
 * application. A loader that hides bootstrap classes (an OSGi framework without boot delegation for
 * {@code dev.headroom.agent.*}) is detected before its classes are woven, left alone, and counted as a failure.
 *
 * <p><b>Cost.</b> Premain loads the door, {@code control} and the transformer; ASM and JFR are loaded when the first
 * class worth weaving, or the first recording, is seen.
 */
@NullMarked
package dev.headroom.agent;

import org.jspecify.annotations.NullMarked;
