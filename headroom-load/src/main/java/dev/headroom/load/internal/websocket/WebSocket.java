package dev.headroom.load.internal.websocket;

import dev.headroom.load.EndpointLoad;
import dev.headroom.load.InvalidLoadException;
import dev.headroom.load.internal.http.RequestHeaders;
import dev.headroom.load.internal.protocol.Connection;
import dev.headroom.load.internal.protocol.Protocol;
import dev.headroom.load.internal.protocol.RequestRenderer;
import dev.headroom.load.internal.template.Template;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** WebSocket: one message at a time over each connection, whose handshake is part of opening it. Lives on the load thread. */
public final class WebSocket implements Protocol {

    private final String authority;
    private final String basePath;
    private final SplittableRandom random;
    private @Nullable String address;
    private String headers = "";

    /**
     * @param authority host and port for the Host header
     * @param basePath prefix of the path, without a trailing slash
     * @param seed of masks and handshake keys, which need not be secret here
     */
    public WebSocket(String authority, String basePath, long seed) {
        this.authority = authority;
        this.basePath = basePath;
        random = new SplittableRandom(seed);
    }

    /** All endpoints are messages over the same connections, so they share a path and headers. */
    @Override
    public RequestRenderer renderer(EndpointLoad endpoint) throws InvalidLoadException {
        Template.path("path of " + endpoint.name(), endpoint.path());
        String own = RequestHeaders.text(endpoint);
        if (endpoint.path().indexOf('{') >= 0) {
            throw new InvalidLoadException("The path of " + endpoint.name() + " has a parameter, but the path of a"
                    + " WebSocket is asked for once, when it is opened. Put parameters into the message.");
        }
        if (address != null && !(address.equals(endpoint.path()) && headers.equals(own))) {
            throw new InvalidLoadException("The endpoint " + endpoint.name() + " has another path or other headers than"
                    + " those before it, but all messages of a load go over the same WebSockets. Load them apart.");
        }
        address = endpoint.path();
        headers = own;
        String message = endpoint.bodyTemplate()
                .orElseThrow(() -> new InvalidLoadException("The endpoint " + endpoint.name()
                        + " has no message to send. Give it one as its body."));
        return new WebSocketRequest(Template.body("body of " + endpoint.name(), message));
    }

    @Override
    public Connection connection(Connection.Listener listener) {
        String path = basePath + (address == null ? "/" : address);
        return new WebSocketConnection(listener, Handshake.of(authority, path, headers, random.split()), random);
    }
}
