package dev.headroom.load.internal.engine;

import dev.headroom.load.InvalidLoadException;
import dev.headroom.load.LoadFailedException;
import dev.headroom.load.LoadPlan;
import dev.headroom.load.internal.http.Http1;
import dev.headroom.load.internal.protocol.Protocol;
import dev.headroom.load.internal.wire.Transport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Where a load goes: resolved, and allowed.
 *
 * @param authority as the Host header has it
 * @param basePath prefix of every path, without a trailing slash
 */
public record Target(InetSocketAddress address, String authority, String basePath) {

    private static final int HTTP_PORT = 80;

    public static Target of(LoadPlan plan) throws InvalidLoadException, LoadFailedException {
        URI uri = plan.target();
        if (!"http".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
            throw new InvalidLoadException(
                    "The target '" + uri + "' is not http://host:port. Other schemes are not loaded.");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null || uri.getRawUserInfo() != null) {
            throw new InvalidLoadException("The target '" + uri
                    + "' holds more than a host, a port and a path. Put queries into the paths of endpoints.");
        }
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        int port = uri.getPort() < 0 ? HTTP_PORT : uri.getPort();
        InetAddress address = resolve(uri);
        if (!address.isLoopbackAddress() && !plan.ownTarget()) {
            throw new InvalidLoadException("The target " + uri.getHost() + " is " + address.getHostAddress()
                    + ", which is not this machine. Loading it needs the statement that it is yours:"
                    + " headroom load takes it as --i-own-this-target.");
        }
        return new Target(new InetSocketAddress(address, port), uri.getRawAuthority(), path.replaceFirst("/+$", ""));
    }

    /** What the plan speaks with this target. */
    public Protocol protocol(LoadPlan plan) {
        return new Http1(authority, basePath, plan.seeds().traceIdHigh());
    }

    /** What carries that. */
    public Transport transport() {
        return Transport.plain();
    }

    private static InetAddress resolve(URI uri) throws LoadFailedException {
        try {
            return InetAddress.getByName(uri.getHost());
        } catch (UnknownHostException e) {
            throw new LoadFailedException(
                    LoadFailedException.Reason.UNRESOLVED,
                    "The target " + uri.getHost() + " has no address. Check its spelling.",
                    null);
        }
    }
}
