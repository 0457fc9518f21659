package dev.headroom.agent.http;

import org.jspecify.annotations.Nullable;

/** Jetty 9 to 11, {@code Server.handle(HttpChannel)}: a channel that carries a servlet request and response. */
final class JettyChannelLayer extends HttpLayer {
    private static final String CHANNEL = "org.eclipse.jetty.server.HttpChannel";
    private static final Getter REQUEST = Getter.ofObject("getRequest", CHANNEL);
    private static final Getter RESPONSE = Getter.ofObject("getResponse", CHANNEL);

    private final ServletLayer servlet = new ServletLayer();

    private static Object request(Object channel) throws Throwable {
        Object request = REQUEST.object(channel);
        if (request == null) {
            throw new IllegalStateException("A Jetty channel without a request");
        }
        return request;
    }

    @Override
    public @Nullable String method(Object exchange) throws Throwable {
        return servlet.method(request(exchange));
    }

    @Override
    public @Nullable String path(Object exchange) throws Throwable {
        return servlet.path(request(exchange));
    }

    @Override
    public @Nullable String traceparent(Object exchange) throws Throwable {
        return servlet.traceparent(request(exchange));
    }

    @Override
    public int status(Object exchange, @Nullable Object response) throws Throwable {
        return servlet.status(request(exchange), RESPONSE.object(exchange));
    }

    @Override
    public boolean async(Object exchange, @Nullable Object response) throws Throwable {
        return servlet.async(request(exchange), null);
    }
}
