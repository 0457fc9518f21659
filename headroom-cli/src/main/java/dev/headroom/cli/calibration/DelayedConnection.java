package dev.headroom.cli.calibration;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.LockSupport;

/**
 * One connection through a {@link DelayLine}: the client's end and the service's.
 *
 * <p>One thread reads both ends and writes to the service; another writes answers to the client.
 */
final class DelayedConnection {

    private static final long FULL_BUFFER_PAUSE_NANOS = 20_000;

    private final SocketChannel client;
    private final SocketChannel server;

    /** When the last byte of the request went to the service. */
    private long askedNanos = System.nanoTime();

    private long lastDueNanos = askedNanos;

    private DelayedConnection(SocketChannel client, SocketChannel server) {
        this.client = client;
        this.server = server;
    }

    /** Connects to the service on behalf of a client, and takes over both channels. */
    static DelayedConnection between(SocketChannel client, InetSocketAddress service) throws IOException {
        SocketChannel server = SocketChannel.open(service);
        try {
            server.configureBlocking(false);
            server.setOption(StandardSocketOptions.TCP_NODELAY, true);
            client.configureBlocking(false);
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
        } catch (IOException e) {
            server.close();
            throw e;
        }
        return new DelayedConnection(client, server);
    }

    SocketChannel client() {
        return client;
    }

    SocketChannel server() {
        return server;
    }

    /** @param chunk of the calling thread, used up when this returns */
    void forwardRequest(ByteBuffer chunk) throws IOException {
        chunk.clear();
        if (client.read(chunk) < 0) {
            close();
            return;
        }
        chunk.flip();
        write(server, chunk);
        askedNanos = System.nanoTime();
    }

    /** @param chunk of the calling thread, used up when this returns */
    void holdAnswer(ByteBuffer chunk, double share, DueAnswers due) throws IOException {
        chunk.clear();
        int read = server.read(chunk);
        long now = System.nanoTime();
        if (read < 0) {
            due.add(new DueAnswers.Answer(this, Math.max(now, lastDueNanos), ByteBuffer.allocate(0), true));
            // Nothing more will come; a channel at its end would be ready for ever.
            server.close();
            return;
        }
        lastDueNanos = now + Math.round(share * (now - askedNanos));
        chunk.flip();
        due.add(new DueAnswers.Answer(
                this, lastDueNanos, ByteBuffer.allocate(read).put(chunk).flip(), false));
    }

    /** @param last whether the service ended the connection after these bytes */
    void answer(ByteBuffer bytes, boolean last) {
        try {
            write(client, bytes);
            if (last) {
                close();
            }
        } catch (IOException clientIsGone) {
            close();
        }
    }

    private static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0) {
                LockSupport.parkNanos(FULL_BUFFER_PAUSE_NANOS);
            }
        }
    }

    /** Both ends; closing them again does nothing. */
    void close() {
        close(client);
        close(server);
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException alreadyBroken) {
            // Its descriptor is released all the same, and there is nobody left to tell.
            return;
        }
    }
}
