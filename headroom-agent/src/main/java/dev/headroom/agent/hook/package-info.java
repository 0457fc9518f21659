/**
 * What woven code calls: {@link dev.headroom.agent.hook.RequestHooks} and {@link dev.headroom.agent.hook.SqlHooks}.
 * Static because bytecode in a foreign class has nothing else to hold on to; their state is per thread or in
 * {@link dev.headroom.agent.hook.Tally}. Every hook catches everything, restores its nesting, and counts the failure.
 * {@link dev.headroom.agent.hook.Windows} is what code of this JVM asks for counts by.
 */
@NullMarked
package dev.headroom.agent.hook;

import org.jspecify.annotations.NullMarked;
