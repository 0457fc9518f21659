package dev.headroom.agent.http;

import org.jspecify.annotations.Nullable;

/** {@code javax.servlet} and {@code jakarta.servlet}, which differ in nothing but their names here. */
final class ServletLayer extends HttpLayer {
    private static final String[] REQUEST = {
        "javax.servlet.http.HttpServletRequest", "jakarta.servlet.http.HttpServletRequest",
    };
    private static final String[] ANY_REQUEST = {"javax.servlet.ServletRequest", "jakarta.servlet.ServletRequest"};
    private static final String[] RESPONSE = {
        "javax.servlet.http.HttpServletResponse", "jakarta.servlet.http.HttpServletResponse",
    };
    private static final String SPRING_PATTERN = "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern";

    private static final Getter METHOD = Getter.ofObject("getMethod", REQUEST);
    private static final Getter PATH = Getter.ofObject("getRequestURI", REQUEST);
    private static final Getter HEADER = Getter.ofNamed("getHeader", REQUEST);
    private static final Getter ATTRIBUTE = Getter.ofNamed("getAttribute", ANY_REQUEST);
    private static final Getter DISPATCHER = Getter.ofObject("getDispatcherType", ANY_REQUEST);
    private static final Getter ASYNC = Getter.ofBoolean("isAsyncStarted", ANY_REQUEST);
    private static final Getter STATUS = Getter.ofInt("getStatus", RESPONSE);

    @Override
    public boolean begins(Object exchange) throws Throwable {
        Object dispatcher = DISPATCHER.object(exchange);
        return !(dispatcher instanceof Enum<?> type) || "REQUEST".equals(type.name());
    }

    @Override
    public @Nullable String method(Object exchange) throws Throwable {
        return METHOD.string(exchange);
    }

    @Override
    public @Nullable String path(Object exchange) throws Throwable {
        return PATH.string(exchange);
    }

    @Override
    public @Nullable String traceparent(Object exchange) throws Throwable {
        return HEADER.named(exchange, "traceparent") instanceof String text ? text : null;
    }

    @Override
    public int status(Object exchange, @Nullable Object response) throws Throwable {
        return STATUS.integer(response);
    }

    @Override
    public boolean async(Object exchange, @Nullable Object response) throws Throwable {
        return ASYNC.flag(exchange);
    }

    @Override
    public @Nullable String route(Object exchange) throws Throwable {
        return ATTRIBUTE.named(exchange, SPRING_PATTERN) instanceof String text ? text : null;
    }
}
