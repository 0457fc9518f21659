package dev.headroom.load.internal.tls;

import dev.headroom.load.InvalidLoadException;
import dev.headroom.load.protocol.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** What the platform's TLS asks about a certificate, answered as a {@link Trust} says. */
final class TrustedCertificates {

    private TrustedCertificates() {}

    /** Null for the platform's own answer. */
    static TrustManager @Nullable [] of(Trust trust) throws InvalidLoadException, GeneralSecurityException {
        if (trust instanceof Trust.Authorities authorities) {
            return only(authorities.pem());
        }
        return trust instanceof Trust.Anyone ? new TrustManager[] {new TrustsAnyone()} : null;
    }

    private static TrustManager[] only(Path pem) throws InvalidLoadException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        try {
            store.load(null, null);
            int count = 0;
            for (Certificate certificate : read(pem)) {
                store.setCertificateEntry("authority-" + count++, certificate);
            }
            if (count == 0) {
                throw new InvalidLoadException(pem + " holds no certificate. Give it in PEM form, beginning with"
                        + " -----BEGIN CERTIFICATE-----.");
            }
        } catch (IOException e) {
            throw new InvalidLoadException(
                    "The certificates in " + pem + " cannot be read: " + e.getMessage() + ". Check the path.");
        } catch (CertificateException e) {
            throw new InvalidLoadException(pem + " holds something other than certificates in PEM form: "
                    + e.getMessage() + ". Give the authority's certificate, not its key.");
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        TrustManager[] managers = factory.getTrustManagers();
        for (int i = 0; i < managers.length; i++) {
            if (managers[i] instanceof X509ExtendedTrustManager manager) {
                managers[i] = new ValidToday(manager);
            }
        }
        return managers;
    }

    private static Collection<? extends Certificate> read(Path pem) throws IOException, CertificateException {
        try (InputStream in = Files.newInputStream(pem)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in);
        }
    }

    /** The platform believes a certificate that is itself an authority without a look at its dates. */
    private static final class ValidToday extends X509ExtendedTrustManager {

        private final X509ExtendedTrustManager platform;

        ValidToday(X509ExtendedTrustManager platform) {
            this.platform = platform;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            platform.checkServerTrusted(chain, type, socket);
            chain[0].checkValidity();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            platform.checkServerTrusted(chain, type, engine);
            chain[0].checkValidity();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            platform.checkServerTrusted(chain, type);
            chain[0].checkValidity();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            platform.checkClientTrusted(chain, type, socket);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            platform.checkClientTrusted(chain, type, engine);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            platform.checkClientTrusted(chain, type);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return platform.getAcceptedIssuers();
        }
    }

    /** Extended, or the platform would wrap it and check the host itself. */
    private static final class TrustsAnyone extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
            // Asked for.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
            // Asked for.
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            // Asked for.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            // Asked for.
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            // Asked for.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // Asked for.
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
