package dev.headroom.load.internal.tls;

import dev.headroom.load.InvalidLoadException;
import dev.headroom.load.protocol.Trust;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/** Our side of TLS with one host. Immutable; its engines share one cache of sessions. */
public final class TlsClient {

    /**
     * What both sides agreed on.
     *
     * @param application the protocol the server chose (ALPN); empty if it chose none
     * @param version as in {@code TLSv1.3}
     */
    public record Agreement(String application, String version) {}

    private final SSLContext context;
    private final String host;
    private final int port;
    private final boolean anyone;
    private final List<String> applications;

    private TlsClient(SSLContext context, String host, int port, boolean anyone, List<String> applications) {
        this.context = context;
        this.host = host;
        this.port = port;
        this.anyone = anyone;
        this.applications = List.copyOf(applications);
    }

    /**
     * @param host as the target names it, which the certificate must name too
     * @param applications protocols to offer (ALPN), most wanted first
     * @throws InvalidLoadException if the trusted certificates cannot be read
     */
    public static TlsClient of(Trust trust, String host, int port, List<String> applications)
            throws InvalidLoadException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, TrustedCertificates.of(trust), null);
            String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
            return new TlsClient(context, bare, port, trust instanceof Trust.Anyone, applications);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has TLS", e);
        }
    }

    /** The same, offering this protocol only. */
    public TlsClient offering(String application) {
        return new TlsClient(context, host, port, anyone, List.of(application));
    }

    /** For one connection. */
    public SSLEngine engine() {
        SSLEngine engine = context.createSSLEngine(host, port);
        engine.setUseClientMode(true);
        engine.setSSLParameters(parameters(engine.getSSLParameters()));
        return engine;
    }

    /**
     * Shakes hands once over a connection of its own, and closes it.
     *
     * @throws TlsException if the handshake fails
     * @throws IOException if there is no connection
     */
    public Agreement negotiate(InetSocketAddress address, Duration timeout) throws IOException, TlsException {
        int timeoutMillis = (int) Math.min(timeout.toMillis(), 60_000);
        try (var plain = new Socket()) {
            plain.connect(address, timeoutMillis);
            plain.setSoTimeout(timeoutMillis);
            return negotiate(plain);
        }
    }

    private Agreement negotiate(Socket plain) throws TlsException {
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true)) {
            socket.setSSLParameters(parameters(socket.getSSLParameters()));
            socket.startHandshake();
            SSLSession session = socket.getSession();
            return new Agreement(socket.getApplicationProtocol(), session.getProtocol());
        } catch (IOException e) {
            throw TlsException.of(e, host);
        }
    }

    private SSLParameters parameters(SSLParameters parameters) {
        parameters.setApplicationProtocols(applications.toArray(String[]::new));
        if (!anyone) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        boolean address = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
        if (!address) {
            parameters.setServerNames(List.of(new SNIHostName(host)));
        }
        return parameters;
    }
}
