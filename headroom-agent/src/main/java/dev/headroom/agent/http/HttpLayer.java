package dev.headroom.agent.http;

import org.jspecify.annotations.Nullable;

/**
 * One kind of HTTP entry point and how to read a request there. {@code exchange} is the first argument of the woven
 * method, {@code response} its second or null. Methods may throw whatever the server throws; callers guard them.
 * Stateless and thread-safe.
 */
public abstract class HttpLayer {
    HttpLayer() {}

    /** Whether this call is the beginning of a request, not the continuation of one already counted. */
    public boolean begins(Object exchange) throws Throwable {
        return true;
    }

    public abstract @Nullable String method(Object exchange) throws Throwable;

    public abstract @Nullable String path(Object exchange) throws Throwable;

    public abstract @Nullable String traceparent(Object exchange) throws Throwable;

    /** The status, or 0 when it is not decided yet. */
    public abstract int status(Object exchange, @Nullable Object response) throws Throwable;

    /** Whether the response will be completed after the dispatching thread has returned. */
    public abstract boolean async(Object exchange, @Nullable Object response) throws Throwable;

    /** The matched template, where this layer knows one. */
    public @Nullable String route(Object exchange) throws Throwable {
        return null;
    }

    /** The leading part of the path that is configuration, not data, and is kept word for word. */
    public @Nullable String literalPrefix(Object exchange) throws Throwable {
        return null;
    }
}
