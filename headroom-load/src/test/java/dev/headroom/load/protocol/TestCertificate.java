package dev.headroom.load.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;

/**
 * A key with its own certificate, made by the JDK's keytool.
 *
 * @param keys for a server
 * @param pem the certificate, for a client
 */
record TestCertificate(KeyManagerFactory keys, Path pem) {

    private static final String PASSWORD = "changeit";

    /** For this host, valid today. */
    static TestCertificate localhost(Path folder) throws Exception {
        return make(folder, "localhost", "dns:localhost,ip:127.0.0.1", "-1d", "30");
    }

    static TestCertificate ofAnotherHost(Path folder) throws Exception {
        return make(folder, "elsewhere", "dns:elsewhere.example", "-1d", "30");
    }

    static TestCertificate expired(Path folder) throws Exception {
        return make(folder, "expired", "dns:localhost,ip:127.0.0.1", "-30d", "10");
    }

    private static TestCertificate make(Path folder, String name, String hosts, String start, String days)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve(name + ".p12");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "key"));
        command.addAll(List.of("-keyalg", "EC", "-dname", "CN=" + name, "-ext", "san=" + hosts));
        command.addAll(List.of("-startdate", start, "-validity", days));
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool made no certificate: " + output);
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        String encoded = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(keys.getCertificate("key").getEncoded());
        Path pem = Files.writeString(
                folder.resolve(name + ".pem"),
                "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n");
        return new TestCertificate(factory, pem);
    }
}
