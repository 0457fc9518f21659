package dev.headroom.load.internal.protocol;

import dev.headroom.load.internal.template.RequestValues;

/**
 * Renders the requests of one endpoint, ready for the connections of the protocol that made it; only they know how to read
 * the result. Not thread-safe. What was rendered holds until the next call.
 */
public interface RequestRenderer {

    void render(RequestValues values);
}
