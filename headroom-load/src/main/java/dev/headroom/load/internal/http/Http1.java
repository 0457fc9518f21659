package dev.headroom.load.internal.http;

import dev.headroom.load.EndpointLoad;
import dev.headroom.load.InvalidLoadException;
import dev.headroom.load.internal.protocol.Connection;
import dev.headroom.load.internal.protocol.Protocol;
import dev.headroom.load.internal.protocol.RequestRenderer;
import dev.headroom.load.internal.template.TemplateScope;

/**
 * HTTP/1.1: one request at a time over each connection.
 *
 * @param authority host and port for the Host header
 * @param basePath prefix of every path, without a trailing slash
 * @param traceIdHigh high half of every request's trace id
 */
public record Http1(String authority, String basePath, long traceIdHigh) implements Protocol {

    @Override
    public RequestRenderer renderer(EndpointLoad endpoint, TemplateScope scope) throws InvalidLoadException {
        return Http1Request.of(endpoint, scope, authority, basePath, traceIdHigh);
    }

    @Override
    public Connection connection(Connection.Listener listener) {
        return new Http1Connection(listener);
    }
}
