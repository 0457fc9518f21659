package dev.headroom.benchmarks.planted.plant;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Every request asks another server, which is slow for chosen ones. That one speaks from bare sockets: it is not measured. */
public final class Downstream implements Plant {

    private static final byte[] ANSWER = "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ServerSocket socket = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());

    public Downstream() throws IOException {
        start(this::accept);
    }

    @Override
    public long work(boolean chosen) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + socket.getLocalPort() + (chosen ? "/slow" : "/fast"));
        long start = System.nanoTime();
        client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());
        return System.nanoTime() - start;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                start(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            InputStream in = connection.getInputStream();
            for (String head = head(in); !head.isEmpty(); head = head(in)) {
                if (head.startsWith("GET /slow ")) {
                    Burn.sleep(Plants.WAIT_NANOS);
                }
                connection.getOutputStream().write(ANSWER);
            }
        } catch (IOException clientIsGone) {
            // It needs no answer any more.
        }
    }

    /** A request's head, empty at the end of the stream. */
    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = in.read();
            if (read < 0) {
                return "";
            }
            head.append((char) read);
        }
        return head.toString();
    }

    private static void start(Runnable task) {
        var thread = new Thread(task, "planted-downstream");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
