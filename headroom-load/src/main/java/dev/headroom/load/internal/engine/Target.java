package dev.headroom.load.internal.engine;

import dev.headroom.load.EndpointLoad;
import dev.headroom.load.InvalidLoadException;
import dev.headroom.load.LoadFailedException;
import dev.headroom.load.LoadFailedException.Reason;
import dev.headroom.load.LoadPlan;
import dev.headroom.load.internal.http.Http1;
import dev.headroom.load.internal.http2.Http2;
import dev.headroom.load.internal.protocol.Protocol;
import dev.headroom.load.internal.tls.TlsClient;
import dev.headroom.load.internal.tls.TlsException;
import dev.headroom.load.internal.websocket.WebSocket;
import dev.headroom.load.internal.wire.ChannelTransport;
import dev.headroom.load.internal.wire.Transport;
import dev.headroom.load.protocol.HttpVersion;
import dev.headroom.load.protocol.SpokenProtocol;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a load goes: resolved, allowed, and, over TLS, agreed with about what is spoken.
 *
 * @param authority as the Host header has it
 * @param basePath prefix of every path, without a trailing slash
 * @param tls null in plain text
 */
public record Target(
        InetSocketAddress address,
        String authority,
        String basePath,
        Language language,
        SpokenProtocol spoken,
        @Nullable TlsClient tls) {

    /** What can be spoken. */
    enum Language {
        HTTP_1_1("HTTP/1.1", "http/1.1"),
        HTTP_2("HTTP/2", "h2"),
        WEB_SOCKET("WebSocket", "http/1.1");

        private final String text;

        /** As TLS negotiates it (ALPN). */
        private final String id;

        Language(String text, String id) {
            this.text = text;
            this.id = id;
        }
    }

    /** Asks a TLS server what it speaks, over a connection of its own, so that every later one offers that only. */
    public static Target of(LoadPlan plan) throws InvalidLoadException, LoadFailedException {
        TargetScheme scheme = TargetScheme.of(plan.target());
        List<Language> wanted = wanted(plan, scheme);
        URI uri = plan.target();
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        int port = uri.getPort() < 0 ? scheme.port() : uri.getPort();
        InetAddress address = resolve(uri);
        if (!address.isLoopbackAddress() && !plan.ownTarget()) {
            throw new InvalidLoadException("The target " + uri.getHost() + " is " + address.getHostAddress()
                    + ", which is not this machine. Loading it needs the statement that it is yours:"
                    + " headroom load takes it as --i-own-this-target.");
        }
        var socket = new InetSocketAddress(address, port);
        String basePath = path.replaceFirst("/+$", "");
        if (!scheme.secure()) {
            Language language = wanted.get(0);
            var spoken = SpokenProtocol.plain(language.text);
            return new Target(socket, uri.getRawAuthority(), basePath, language, spoken, null);
        }
        List<String> offers = wanted.stream().map(language -> language.id).toList();
        TlsClient tls = TlsClient.of(plan.protocol().trust(), uri.getHost(), port, offers);
        TlsClient.Agreement agreement = agreement(plan, tls, socket);
        Language language = language(plan, wanted, agreement.application());
        return new Target(
                socket,
                uri.getRawAuthority(),
                basePath,
                language,
                new SpokenProtocol(language.text, agreement.version()),
                tls.offering(language.id));
    }

    /** What the plan speaks with this target. */
    public Protocol protocol(LoadPlan plan) {
        long traceIdHigh = plan.seeds().traceIdHigh();
        return switch (language) {
            case HTTP_1_1 -> new Http1(authority, basePath, traceIdHigh);
            case HTTP_2 -> {
                String scheme = tls == null ? "http" : "https";
                yield new Http2(
                        scheme,
                        authority,
                        basePath,
                        traceIdHigh,
                        plan.protocol().streams());
            }
            case WEB_SOCKET -> new WebSocket(authority, basePath, plan.seeds().mix());
        };
    }

    /** What carries that. */
    public Transport transport() {
        return tls == null ? Transport.plain() : ChannelTransport.best().with(tls);
    }

    /** What may be spoken, most wanted first. */
    private static List<Language> wanted(LoadPlan plan, TargetScheme scheme) throws InvalidLoadException {
        HttpVersion version = plan.protocol().version();
        boolean grpc = plan.allEndpoints().stream().anyMatch(EndpointLoad::isGrpc);
        if (scheme.webSocket() && (grpc || version == HttpVersion.HTTP_2)) {
            throw new InvalidLoadException("The target " + plan.target() + " is a WebSocket, which is opened over"
                    + " HTTP/1.1 and carries neither HTTP/2 nor gRPC. Load it apart, without --http2.");
        }
        if (grpc && version == HttpVersion.HTTP_1_1) {
            throw new InvalidLoadException("gRPC is spoken over HTTP/2 only. Leave --http1.1 away.");
        }
        if (scheme.webSocket()) {
            return List.of(Language.WEB_SOCKET);
        }
        if (grpc || version == HttpVersion.HTTP_2) {
            return List.of(Language.HTTP_2);
        }
        boolean choice = scheme.secure() && version == HttpVersion.NEGOTIATED;
        return choice ? List.of(Language.HTTP_2, Language.HTTP_1_1) : List.of(Language.HTTP_1_1);
    }

    private static TlsClient.Agreement agreement(LoadPlan plan, TlsClient tls, InetSocketAddress address)
            throws LoadFailedException {
        try {
            return tls.negotiate(address, plan.timeouts().request());
        } catch (TlsException e) {
            throw new LoadFailedException(Reason.HANDSHAKE, plan.target() + " " + e.getMessage(), null);
        } catch (IOException e) {
            throw new LoadFailedException(
                    Reason.REFUSED,
                    plan.target() + " takes no connection: " + e.getMessage()
                            + ". Start the service, or check the port.",
                    null);
        }
    }

    /** A server that does not negotiate speaks HTTP/1.1. */
    private static Language language(LoadPlan plan, List<Language> wanted, String chosen) throws LoadFailedException {
        String id = chosen.isEmpty() ? Language.HTTP_1_1.id : chosen;
        for (Language language : wanted) {
            if (language.id.equals(id)) {
                return language;
            }
        }
        throw new LoadFailedException(
                Reason.HANDSHAKE,
                plan.target() + " did not agree to speak HTTP/2 (ALPN). Leave --http2 away, or turn HTTP/2 on there.",
                null);
    }

    private static InetAddress resolve(URI uri) throws LoadFailedException {
        try {
            return InetAddress.getByName(uri.getHost());
        } catch (UnknownHostException e) {
            throw new LoadFailedException(
                    Reason.UNRESOLVED, "The target " + uri.getHost() + " has no address. Check its spelling.", null);
        }
    }
}
