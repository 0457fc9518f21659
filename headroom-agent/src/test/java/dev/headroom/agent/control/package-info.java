/** How SQL texts fold. */
@NullMarked
package dev.headroom.agent.control;

import org.jspecify.annotations.NullMarked;
