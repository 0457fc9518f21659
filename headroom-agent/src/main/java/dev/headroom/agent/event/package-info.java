/**
 * What the agent writes: JFR events. Their names and fields are a format that readers outside this module depend
 * on; fields are only ever added, and texts may end in blanks ({@link dev.headroom.agent.event.UnpooledText}). Who fills them is next door in {@code hook}.
 */
@NullMarked
package dev.headroom.agent.event;

import org.jspecify.annotations.NullMarked;
