/**
 * The agent's commands, given as options at start-up or on attach: no port, no protocol. Start at
 * {@link dev.headroom.agent.control.Agent}; {@link dev.headroom.agent.control.Options} lists what can be said. Answers
 * are Java properties files that appear whole or not at all.
 */
@NullMarked
package dev.headroom.agent.control;

import org.jspecify.annotations.NullMarked;
