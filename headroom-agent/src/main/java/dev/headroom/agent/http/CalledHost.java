package dev.headroom.agent.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where an HTTP client sends to: host and port, nothing of the path, which may hold secrets. */
public final class CalledHost {
    /** Clients, as the woven code names them. */
    public static final int JDK = 0;

    public static final int JDK_ASYNC = 1;
    /** {@code HttpURLConnection}, whose connection knows its host as text. */
    public static final int URL_CONNECTION = 2;

    public static final int APACHE = 3;

    private static final Getter REQUEST_URI = Getter.ofObject("uri", "java.net.http.HttpRequest");
    private static final Getter HOST_NAME =
            Getter.ofObject("getHostName", "org.apache.http.HttpHost", "org.apache.hc.core5.http.HttpHost");
    private static final Getter PORT =
            Getter.ofInt("getPort", "org.apache.http.HttpHost", "org.apache.hc.core5.http.HttpHost");

    private CalledHost() {}

    /** @param target the request of the JDK's client, the host of the other two; empty where it does not tell */
    public static String of(int client, @Nullable Object target) throws Throwable {
        return switch (client) {
            case JDK, JDK_ASYNC ->
                REQUEST_URI.object(target) instanceof URI uri ? name(uri.getHost(), uri.getPort()) : "";
            case URL_CONNECTION -> target instanceof String host ? host : "";
            default -> name(HOST_NAME.string(target), PORT.integer(target));
        };
    }

    private static String name(@Nullable String host, int port) {
        if (host == null) {
            return "";
        }
        return port > 0 ? host + ":" + port : host;
    }
}
