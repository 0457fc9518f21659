package dev.headroom.load.internal.websocket;

import dev.headroom.load.EndpointLoad;
import dev.headroom.load.InvalidLoadException;
import dev.headroom.load.internal.http.RequestHeaders;
import dev.headroom.load.internal.protocol.Connection;
import dev.headroom.load.internal.protocol.Protocol;
import dev.headroom.load.internal.protocol.RequestRenderer;
import dev.headroom.load.internal.template.Template;
import dev.headroom.load.internal.template.TemplateScope;
import java.util.List;
import java.util.Map;
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
    public RequestRenderer renderer(EndpointLoad endpoint, TemplateScope scope) throws InvalidLoadException {
        List<Template.Part> path = Template.path("path of " + endpoint.name(), endpoint.path(), scope);
        String own = headers(endpoint, scope);
        if (!Template.isConstant(path)) {
            throw varying("path", endpoint);
        }
        if (address != null && !(address.equals(endpoint.path()) && headers.equals(own))) {
            throw new InvalidLoadException("The endpoint " + endpoint.name() + " has another path or other headers than"
                    + " those before it, but all messages of a load go over the same WebSockets. Load them apart.");
        }
        address = endpoint.path();
        headers = own;
        if (endpoint.bodyTemplate().isEmpty()) {
            throw new InvalidLoadException(
                    "The endpoint " + endpoint.name() + " has no message to send. Give it one as its body.");
        }
        return new WebSocketRequest(Template.body(endpoint, scope));
    }

    private static String headers(EndpointLoad endpoint, TemplateScope scope) throws InvalidLoadException {
        var text = new StringBuilder();
        for (Map.Entry<String, String> header : RequestHeaders.of(endpoint).entrySet()) {
            if (!Template.isConstant(RequestHeaders.value(endpoint, header.getKey(), header.getValue(), scope))) {
                throw varying("header " + header.getKey(), endpoint);
            }
            text.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
        }
        return text.toString();
    }

    private static InvalidLoadException varying(String what, EndpointLoad endpoint) {
        return new InvalidLoadException(
                "The " + what + " of " + endpoint.name() + " has a parameter, but the request for"
                        + " a WebSocket is made once, when it is opened. Put parameters into the message.");
    }

    @Override
    public Connection connection(Connection.Listener listener) {
        String path = basePath + (address == null ? "/" : address);
        return new WebSocketConnection(listener, Handshake.of(authority, path, headers, random.split()), random);
    }
}
