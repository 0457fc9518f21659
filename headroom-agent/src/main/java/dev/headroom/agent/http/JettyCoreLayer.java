package dev.headroom.agent.http;

import org.jspecify.annotations.Nullable;

/** Jetty 12 and later, {@code Server.handle(Request, Response, Callback)}. */
final class JettyCoreLayer extends HttpLayer {
    private static final String REQUEST = "org.eclipse.jetty.server.Request";
    private static final String RESPONSE = "org.eclipse.jetty.server.Response";
    private static final Getter METHOD = Getter.ofObject("getMethod", REQUEST);
    private static final Getter URI = Getter.ofObject("getHttpURI", REQUEST);
    private static final Getter PATH = Getter.ofObject("getPath", "org.eclipse.jetty.http.HttpURI");
    private static final Getter HEADERS = Getter.ofObject("getHeaders", REQUEST);
    private static final Getter HEADER = Getter.ofNamed("get", "org.eclipse.jetty.http.HttpFields");
    private static final Getter STATUS = Getter.ofInt("getStatus", RESPONSE);
    private static final Getter DONE = Getter.ofBoolean("hasLastWrite", RESPONSE);

    @Override
    public @Nullable String method(Object exchange) throws Throwable {
        return METHOD.string(exchange);
    }

    @Override
    public @Nullable String path(Object exchange) throws Throwable {
        return PATH.string(URI.object(exchange));
    }

    @Override
    public @Nullable String traceparent(Object exchange) throws Throwable {
        return HEADER.named(HEADERS.object(exchange), "traceparent") instanceof String text ? text : null;
    }

    @Override
    public int status(Object exchange, @Nullable Object response) throws Throwable {
        return STATUS.integer(response);
    }

    @Override
    public boolean async(Object exchange, @Nullable Object response) throws Throwable {
        return !DONE.flag(response);
    }
}
