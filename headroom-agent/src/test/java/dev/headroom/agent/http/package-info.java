/** How trace ids are read and routes are bounded. */
@NullMarked
package dev.headroom.agent.http;

import org.jspecify.annotations.NullMarked;
