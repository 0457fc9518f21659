/**
 * What the agent writes: three JFR events. Their names and fields are a format that readers outside this module depend
 * on; fields are only ever added. Who fills them is next door in {@code hook}.
 */
@NullMarked
package dev.headroom.agent.event;

import org.jspecify.annotations.NullMarked;
