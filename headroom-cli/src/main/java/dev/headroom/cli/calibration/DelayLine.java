package dev.headroom.cli.calibration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Iterator;

/**
 * A port in front of a service that holds its answers back: each byte of an answer, by a share of the time that the service took
 * from the request's last byte to it. So every answer takes that much longer than it does without, fast and slow ones alike.
 * Requests pass at once. A share of 0 adds what the line itself takes and nothing else.
 *
 * <p>It knows bytes and no protocol, so it assumes that a connection carries one request at a time, as HTTP/1.1 without
 * pipelining does.
 *
 * <p>Two threads, until it is closed: one moves bytes, one waits for answers to be due. Assumes a service on this machine.
 * Guarantees that bytes of a connection keep their order and that what it opened is closed with it.
 */
final class DelayLine implements AutoCloseable {

    private static final int CHUNK_BYTES = 1 << 16;
    private static final int BACKLOG = 1024;

    private final InetSocketAddress service;
    private final double share;
    private final ServerSocketChannel entrance;
    private final Selector selector;
    private final DueAnswers due = new DueAnswers();
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
    private final Thread mover = new Thread(this::move, "headroom-delay-line");
    private final Thread deliverer = new Thread(due::deliver, "headroom-delay-line-due");
    private volatile boolean closed;

    private DelayLine(InetSocketAddress service, double share, ServerSocketChannel entrance, Selector selector) {
        this.service = service;
        this.share = share;
        this.entrance = entrance;
        this.selector = selector;
    }

    /**
     * Opens a port of the loopback address.
     *
     * @param share of its own time by which an answer is held back, 0.25 for a quarter; not negative
     */
    static DelayLine open(InetSocketAddress service, double share) throws IOException {
        if (!(share >= 0 && share <= 100)) {
            throw new IllegalArgumentException("Answers are held back by 0 to 100 times their time, got " + share);
        }
        ServerSocketChannel entrance = ServerSocketChannel.open();
        try {
            entrance.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
            entrance.configureBlocking(false);
            Selector selector = Selector.open();
            entrance.register(selector, SelectionKey.OP_ACCEPT);
            var line = new DelayLine(service, share, entrance, selector);
            line.mover.setDaemon(true);
            line.deliverer.setDaemon(true);
            line.mover.start();
            line.deliverer.start();
            return line;
        } catch (IOException e) {
            entrance.close();
            throw e;
        }
    }

    int port() {
        return entrance.socket().getLocalPort();
    }

    private void move() {
        try (selector;
                entrance) {
            while (!closed) {
                selector.select();
                Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
                while (ready.hasNext()) {
                    SelectionKey key = ready.next();
                    ready.remove();
                    move(key);
                }
            }
            for (SelectionKey key : selector.keys()) {
                if (key.attachment() instanceof DelayedConnection connection) {
                    connection.close();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The delay line before " + service + " broke", e);
        }
    }

    /** A connection that fails is closed on both ends, as it would be without the line; the others go on. */
    private void move(SelectionKey key) throws IOException {
        if (!key.isValid()) {
            return;
        }
        if (key.isAcceptable()) {
            accept();
            return;
        }
        DelayedConnection connection = (DelayedConnection) key.attachment();
        try {
            if (key.channel() == connection.client()) {
                connection.forwardRequest(chunk);
            } else {
                connection.holdAnswer(chunk, share, due);
            }
        } catch (IOException e) {
            connection.close();
        }
    }

    private void accept() throws IOException {
        SocketChannel client = entrance.accept();
        if (client == null) {
            return;
        }
        try {
            DelayedConnection connection = DelayedConnection.between(client, service);
            connection.client().register(selector, SelectionKey.OP_READ, connection);
            connection.server().register(selector, SelectionKey.OP_READ, connection);
        } catch (IOException e) {
            // The service takes no connection; its client sees it closed, as it would see it refused.
            client.close();
        }
    }

    /** Returns when the port and all connections are closed; held answers are dropped. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        due.close();
        boolean interrupted = false;
        while (mover.isAlive()) {
            try {
                mover.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
