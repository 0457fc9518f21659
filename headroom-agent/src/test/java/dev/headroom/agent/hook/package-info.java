/** How SQL texts fold. */
@NullMarked
package dev.headroom.agent.hook;

import org.jspecify.annotations.NullMarked;
