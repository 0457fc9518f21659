/** How SQL texts fold. */
@NullMarked
package dev.headroom.agent.sql;

import org.jspecify.annotations.NullMarked;
