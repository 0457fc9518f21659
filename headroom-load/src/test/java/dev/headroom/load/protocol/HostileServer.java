package dev.headroom.load.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on plain sockets that says what a test wants it to, protocol or not. */
final class HostileServer implements AutoCloseable {

    /** An empty SETTINGS frame: a server that keeps the protocol begins so. */
    static final String SETTINGS = "000000040000000000";

    /** Plays one connection; the socket closes when it returns. */
    interface Play {
        void on(Socket socket) throws IOException;
    }

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "hostile-server");
        thread.setDaemon(true);
        return thread;
    });

    private HostileServer(Play play) throws IOException {
        threads.execute(() -> accept(play));
    }

    static HostileServer plays(Play play) throws IOException {
        return new HostileServer(play);
    }

    URI uri(String scheme) {
        return URI.create(scheme + "://127.0.0.1:" + server.getLocalPort());
    }

    static void send(Socket socket, String hex) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(HexFormat.of().parseHex(hex));
        out.flush();
    }

    /** Reads and forgets until the client closes. */
    static void drain(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[8192];
        int read = in.read(buffer);
        while (read >= 0) {
            read = in.read(buffer);
        }
    }

    /** Reads until a frame of this type has come, and returns its stream. */
    static int awaitFrame(Socket socket, int type) throws IOException {
        InputStream in = socket.getInputStream();
        while (true) {
            byte[] head = in.readNBytes(9);
            if (head.length < 9) {
                throw new IOException("The client closed");
            }
            in.readNBytes((head[0] & 0xff) << 16 | (head[1] & 0xff) << 8 | (head[2] & 0xff));
            if (head[3] == type) {
                return (head[5] & 0x7f) << 24 | (head[6] & 0xff) << 16 | (head[7] & 0xff) << 8 | (head[8] & 0xff);
            }
        }
    }

    static void readPreface(Socket socket) throws IOException {
        socket.getInputStream().readNBytes(24);
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        threads.shutdownNow();
    }

    private void accept(Play play) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                threads.execute(() -> play(play, socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private static void play(Play play, Socket socket) {
        try (socket) {
            play.on(socket);
        } catch (IOException e) {
            // The client had enough, or the test is over.
        }
    }
}
