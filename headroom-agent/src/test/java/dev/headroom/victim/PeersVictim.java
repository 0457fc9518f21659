package dev.headroom.victim;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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

    public static void main(String[] args) throws IOException, SQLException {
        Shop shop = new Shop();
        HttpServer peer = server();
        peer.createContext("/", exchange -> answer(exchange, id -> "peer"));
        peer.start();
        URI there = URI.create("http://127.0.0.1:" + peer.getAddress().getPort() + "/secret/1");
        HttpServer server = server();
        server.createContext("/rows/", exchange -> answer(exchange, shop::namesOneByOne));
        server.createContext("/first-row/", exchange -> answer(exchange, shop::firstName));
        server.createContext("/client/", exchange -> answer(exchange, id -> byClient(there, id)));
        server.createContext("/async/", exchange -> answer(exchange, id -> byAsyncClient(there, id)));
        server.createContext("/connection/", exchange -> answer(exchange, id -> byConnection(there, id)));
        server.start();
        Victim.serve(server.getAddress().getPort());
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

    private static String byClient(URI there, int times) throws IOException, InterruptedException {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < times; i++) {
            all.append(CLIENT.send(HttpRequest.newBuilder(there).build(), BodyHandlers.ofString())
                    .body());
        }
        return all.toString();
    }

    private static String byAsyncClient(URI there, int times) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < times; i++) {
            all.append(CLIENT.sendAsync(HttpRequest.newBuilder(there).build(), BodyHandlers.ofString())
                    .join()
                    .body());
        }
        return all.toString();
    }

    private static String byConnection(URI there, int times) throws IOException {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < times; i++) {
            HttpURLConnection connection = (HttpURLConnection) there.toURL().openConnection();
            if (connection.getResponseCode() == 200) {
                try (InputStream in = connection.getInputStream()) {
                    all.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return all.toString();
    }
}
