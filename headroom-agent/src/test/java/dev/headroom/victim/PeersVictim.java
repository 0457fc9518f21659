package dev.headroom.victim;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.concurrent.Executors;

/** Reads rows and asks another service, which listens in the same process. */
public final class PeersVictim {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private PeersVictim() {}

    /** What a request does. */
    @FunctionalInterface
    private interface Page {
        String answer(int id) throws IOException, SQLException, InterruptedException;
    }

    /** How a client asks once. */
    @FunctionalInterface
    private interface Asking {
        String get(URI there) throws IOException, InterruptedException;
    }

    public static void main(String[] args) throws IOException, SQLException {
        Shop shop = new Shop();
        HttpServer peer = server();
        peer.createContext("/", exchange -> answer(exchange, id -> "peer"));
        peer.start();
        URI there = URI.create("http://127.0.0.1:" + peer.getAddress().getPort() + "/secret/1");
        HttpServer server = server();
        server.createContext("/rows/", exchange -> answer(exchange, shop::namesOneByOne));
        server.createContext("/first-row/", exchange -> answer(exchange, shop::firstName));
        ask(server, "/client/", there, PeersVictim::byClient);
        ask(server, "/async/", there, PeersVictim::byAsyncClient);
        ask(server, "/connection/", there, PeersVictim::byConnection);
        ask(server, "/apache-4/", there, ApacheClient4::get);
        ask(server, "/apache-5/", there, ApacheClient5::get);
        server.createContext("/refused-apache-4/", exchange -> answer(exchange, id -> refused(id, ApacheClient4::get)));
        server.createContext("/refused-apache-5/", exchange -> answer(exchange, id -> refused(id, ApacheClient5::get)));
        server.start();
        Victim.serve(server.getAddress().getPort());
    }

    /** A page that asks as often as its address says. */
    private static void ask(HttpServer server, String path, URI there, Asking client) {
        server.createContext(path, exchange -> answer(exchange, times -> repeated(times, id -> client.get(there))));
    }

    private static HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(2));
        return server;
    }

    private static void answer(HttpExchange exchange, Page page) throws IOException {
        try (exchange) {
            byte[] body =
                    page.answer(Victim.id(exchange.getRequestURI().getPath())).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (SQLException | InterruptedException failed) {
            throw new IOException(failed);
        }
    }

    private static String repeated(int times, Page once) throws IOException, SQLException, InterruptedException {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < times; i++) {
            all.append(once.answer(i));
        }
        return all.toString();
    }

    /** Asks where nobody listens; the answer says how often that failed. */
    private static String refused(int times, Asking client) throws IOException, SQLException, InterruptedException {
        URI nowhere;
        try (ServerSocket closedAtOnce = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nowhere = URI.create("http://127.0.0.1:" + closedAtOnce.getLocalPort() + "/secret/1");
        }
        return repeated(times, id -> {
            try {
                return client.get(nowhere);
            } catch (ConnectException expected) {
                return "refused";
            }
        });
    }

    private static String byClient(URI there) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(there).build(), BodyHandlers.ofString())
                .body();
    }

    private static String byAsyncClient(URI there) {
        return CLIENT.sendAsync(HttpRequest.newBuilder(there).build(), BodyHandlers.ofString())
                .join()
                .body();
    }

    private static String byConnection(URI there) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) there.toURL().openConnection();
        if (connection.getResponseCode() != 200) {
            return "";
        }
        try (InputStream in = connection.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
