package dev.headroom.load.internal.protocol;

import dev.headroom.load.EndpointLoad;
import dev.headroom.load.InvalidLoadException;
import dev.headroom.load.internal.template.TemplateScope;

/** How requests are said and answers understood. Lives on the load thread, as all that it makes does. */
public interface Protocol {

    /**
     * Checks an endpoint and prepares its requests.
     *
     * @param scope the names its templates may use
     * @throws InvalidLoadException if this protocol cannot say it
     */
    RequestRenderer renderer(EndpointLoad endpoint, TemplateScope scope) throws InvalidLoadException;

    /** A connection still without a wire: dial with it as the receiver. */
    Connection connection(Connection.Listener listener);

    /** All that is due now was sent: what was held back so that it leaves together leaves now. */
    default void flush() {}
}
