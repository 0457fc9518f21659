package dev.headroom.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A server of known truth: each request is answered, or not, by a script. */
public final class ScriptedServer implements AutoCloseable {

    /** What was asked. */
    public record Request(int number, String line, List<String> headers, String body) {
        public String header(String name) {
            String prefix = name.toLowerCase(Locale.ROOT) + ": ";
            return headers.stream()
                    .filter(h -> h.toLowerCase(Locale.ROOT).startsWith(prefix))
                    .map(h -> h.substring(prefix.length()))
                    .findFirst()
                    .orElse("");
        }
    }

    /** Answers one request over its socket. */
    public interface Script {
        void answer(Request request, Socket socket) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final Script script;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "scripted-server");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();
    public final ConcurrentLinkedQueue<Request> requests = new ConcurrentLinkedQueue<>();
    public final AtomicInteger concurrent = new AtomicInteger();
    public final AtomicInteger mostConcurrent = new AtomicInteger();

    private ScriptedServer(Script script, InetAddress address) throws IOException {
        this.script = script;
        server = new ServerSocket(0, 512, address);
        threads.execute(this::accept);
    }

    public static ScriptedServer start(Script script) throws IOException {
        return start(script, InetAddress.getLoopbackAddress());
    }

    static ScriptedServer start(Script script, InetAddress address) throws IOException {
        return new ScriptedServer(script, address);
    }

    public static Script ok() {
        return (request, socket) -> send(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    }

    public static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    int port() {
        return server.getLocalPort();
    }

    /** A port nobody listens on, as far as one can know. */
    static URI refusedUri() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + free.getLocalPort());
        }
    }

    /** Ends this side of every open connection; when it returns, the kernel of the client knows. */
    void endConnections() throws IOException {
        for (Socket socket : sockets) {
            socket.shutdownOutput();
        }
        // In FIN-WAIT-1 (state 04 of /proc/net/tcp and tcp6) the client's kernel has not confirmed the end yet.
        String unconfirmed = String.format(Locale.ROOT, ".*:%04X \\w+:\\w+ 04 .*", server.getLocalPort());
        while (Stream.of("tcp", "tcp6").flatMap(ScriptedServer::connections).anyMatch(c -> c.matches(unconfirmed))) {
            Thread.onSpinWait();
        }
    }

    private static Stream<String> connections(String protocol) {
        try {
            return Files.readAllLines(Path.of("/proc/net", protocol)).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            threads.shutdown();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException("The test server did not close", e);
        }
        threads.shutdownNow();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                if (server.isClosed()) {
                    socket.close();
                    return;
                }
                try {
                    threads.execute(() -> serve(socket));
                } catch (RejectedExecutionException e) {
                    socket.close();
                }
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (Request request = read(in); request != null; request = read(in)) {
                requests.add(request);
                mostConcurrent.accumulateAndGet(concurrent.incrementAndGet(), Math::max);
                try {
                    script.answer(request, socket);
                } finally {
                    concurrent.decrementAndGet();
                }
                if (socket.isClosed() || socket.isOutputShutdown()) {
                    return;
                }
            }
        } catch (IOException e) {
            sockets.remove(socket); // The client, or the end of the test, closed it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Request read(InputStream in) throws IOException {
        String line = line(in);
        if (line == null) {
            return null;
        }
        var headers = new java.util.ArrayList<String>();
        int length = 0;
        for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
            headers.add(header);
            if (header.startsWith("Content-Length: ")) {
                length = Integer.parseInt(header.substring(16));
            }
        }
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new Request(count.getAndIncrement(), line, headers, body);
    }

    private static @Nullable String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return null;
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }
}
