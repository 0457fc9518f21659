package dev.headroom.cli;

import dev.headroom.cli.invocation.CommandFailure;
import java.net.URI;

/**
 * A URL whose path may hold parameters, which are not legal in a URI.
 *
 * @param path with its query, from the first slash after the host
 */
record LoadTarget(URI base, String path) {

    static LoadTarget of(String url) throws CommandFailure {
        int authority = url.indexOf("://");
        int slash = authority < 0 ? -1 : url.indexOf('/', authority + 3);
        String base = slash < 0 ? url : url.substring(0, slash);
        try {
            URI uri = URI.create(base);
            if (authority < 0 || uri.getHost() == null) {
                throw new IllegalArgumentException("it has no scheme and host");
            }
            return new LoadTarget(uri, slash < 0 ? "/" : url.substring(slash));
        } catch (IllegalArgumentException e) {
            throw CommandFailure.input(
                    "'" + url + "' is not a URL to load (" + e.getMessage()
                            + "). Write it like http://127.0.0.1:8080/orders/{1..500}",
                    e);
        }
    }
}
