package dev.headroom.agent.http;

import org.jspecify.annotations.Nullable;

/** The template of the endpoint that Javalin matched; before- and after-handlers have none. */
public final class JavalinRoute {
    private static final String ENDPOINT = "io.javalin.router.Endpoint";
    private static final Getter PATH = Getter.ofObject("path", ENDPOINT);
    private static final Getter METHOD = Getter.ofObject("method", ENDPOINT);
    private static final Getter IS_HTTP = Getter.ofBoolean("isHttpMethod", "io.javalin.http.HandlerType");

    private JavalinRoute() {}

    public static @Nullable String of(Object endpoint) throws Throwable {
        return IS_HTTP.flag(METHOD.object(endpoint)) ? PATH.string(endpoint) : null;
    }
}
