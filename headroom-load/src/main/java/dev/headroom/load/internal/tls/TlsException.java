package dev.headroom.load.internal.tls;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;

/** A TLS handshake that failed; the message says why and what to do, after the name of the target. */
public final class TlsException extends Exception {

    private static final long serialVersionUID = 1L;

    private TlsException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What the platform's exception means. */
    static TlsException of(IOException e, String host) {
        return new TlsException(text(e, host), e);
    }

    private static String text(IOException e, String host) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException || cause instanceof CertificateNotYetValidException) {
                return "has a certificate that is not valid today: " + cause.getMessage() + ". Renew it, or load with"
                        + " --insecure.";
            }
            if (cause instanceof CertPathBuilderException) {
                return "has a certificate of an authority that is not trusted. Name the authority's certificate with"
                        + " --cacert FILE, or trust anyone with --insecure.";
            }
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return "has a certificate that is not for " + host + ": " + cause.getMessage()
                        + ". Load it by a name the certificate holds, or with --insecure.";
            }
        }
        String why = String.valueOf(e.getMessage());
        if (why.contains("no_application_protocol")) {
            return "speaks none of the protocols offered to it (ALPN). Leave --http2 or --http1.1 away.";
        }
        if (why.contains("Unsupported or unrecognized SSL message")) {
            return "answered in plain text, not TLS. Load it as http:// or ws://.";
        }
        if (e instanceof SocketTimeoutException) {
            return "did not answer the TLS handshake. Check that its port speaks TLS.";
        }
        if (e instanceof EOFException || why.contains("Remote host terminated") || why.contains("reset")) {
            return "closed the connection during the TLS handshake. Check that its port speaks TLS; its log may say"
                    + " more.";
        }
        return "refused the TLS handshake: " + why + ". Its log may say more.";
    }
}
