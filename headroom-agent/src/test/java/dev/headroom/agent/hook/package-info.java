/** How hooks remember, and weigh what is held. */
@NullMarked
package dev.headroom.agent.hook;

import org.jspecify.annotations.NullMarked;
