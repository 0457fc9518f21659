package dev.headroom.agent.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** {@code com.sun.net.httpserver}, {@code Filter.Chain.doFilter(HttpExchange)}. */
final class JdkHttpLayer extends HttpLayer {
    private static final String EXCHANGE = "com.sun.net.httpserver.HttpExchange";
    private static final Getter METHOD = Getter.ofObject("getRequestMethod", EXCHANGE);
    private static final Getter URI = Getter.ofObject("getRequestURI", EXCHANGE);
    private static final Getter HEADERS = Getter.ofObject("getRequestHeaders", EXCHANGE);
    private static final Getter HEADER = Getter.ofNamed("getFirst", "com.sun.net.httpserver.Headers");
    private static final Getter STATUS = Getter.ofInt("getResponseCode", EXCHANGE);
    private static final Getter CONTEXT = Getter.ofObject("getHttpContext", EXCHANGE);
    private static final Getter CONTEXT_PATH = Getter.ofObject("getPath", "com.sun.net.httpserver.HttpContext");

    @Override
    public @Nullable String method(Object exchange) throws Throwable {
        return METHOD.string(exchange);
    }

    @Override
    public @Nullable String path(Object exchange) throws Throwable {
        return URI.object(exchange) instanceof URI uri ? uri.getRawPath() : null;
    }

    @Override
    public @Nullable String traceparent(Object exchange) throws Throwable {
        return HEADER.named(HEADERS.object(exchange), "traceparent") instanceof String text ? text : null;
    }

    @Override
    public int status(Object exchange, @Nullable Object response) throws Throwable {
        return Math.max(0, STATUS.integer(exchange));
    }

    @Override
    public boolean async(Object exchange, @Nullable Object response) throws Throwable {
        return STATUS.integer(exchange) <= 0;
    }

    @Override
    public @Nullable String literalPrefix(Object exchange) throws Throwable {
        return CONTEXT_PATH.string(CONTEXT.object(exchange));
    }
}
