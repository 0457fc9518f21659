/**
 * Finds the classes worth hooking and weaves the calls into them. {@link dev.headroom.agent.weave.HookTransformer} is
 * what the JVM calls for every class and must stay cheap: no ASM before {@link dev.headroom.agent.weave.Candidates}
 * said yes. The hooks themselves are next door in {@code hook}.
 */
@NullMarked
package dev.headroom.agent.weave;

import org.jspecify.annotations.NullMarked;
