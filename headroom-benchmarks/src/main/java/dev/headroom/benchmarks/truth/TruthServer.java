package dev.headroom.benchmarks.truth;

import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.NanoClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * An HTTP/1.1 server on loopback that answers when its {@link Behaviour} says, by the clock: one thread looks at its sockets
 * and at what is due at least five thousand times a second. Answers are due at instants, so that one that leaves late delays
 * none after it. Requests have no bodies and are not pipelined.
 *
 * <p><b>Threads.</b> {@link #uri} and {@link #startNanos} may be read by any thread, {@link #lateness} after closing.
 * Whoever starts it closes it.
 */
public final class TruthServer implements AutoCloseable {

    private static final byte[] ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Length: 16\r\n\r\n0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD_END = '\r' << 24 | '\n' << 16 | '\r' << 8 | '\n';
    private static final long LONGEST_PARK_NANOS = Duration.ofNanos(200_000).toNanos();
    private static final long SPIN_NANOS = 60_000;
    private static final long IDLE_MILLIS = 50;
    private static final int BACKLOG = 4096;

    private final Behaviour behaviour;
    private final NanoClock clock;
    private final Selector selector = Selector.open();
    private final ServerSocketChannel listener = ServerSocketChannel.open();
    private final long startNanos;
    private final PriorityQueue<Delivery> deliveries =
            new PriorityQueue<>(Comparator.comparingLong(Delivery::dueNanos));
    private final DurationHistogram lateness = new DurationHistogram();
    private final ByteBuffer received = ByteBuffer.allocateDirect(64 * 1024);
    private final Thread thread = new Thread(this::serve, "truth-server");
    private volatile boolean closed;

    private TruthServer(Behaviour behaviour, NanoClock clock) throws IOException {
        this.behaviour = behaviour;
        this.clock = clock;
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
        startNanos = clock.nanoTime();
    }

    public static TruthServer start(Behaviour behaviour, NanoClock clock) throws IOException {
        var server = new TruthServer(behaviour, clock);
        server.thread.setDaemon(true);
        server.thread.start();
        return server;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + listener.socket().getLocalPort());
    }

    /** Where the behaviour's clock begins, on this server's. */
    public long startNanos() {
        return startNanos;
    }

    /** How late pieces of answers left: what the machine took from the truth. */
    public DurationHistogram lateness() {
        return lateness;
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true; // It ends by itself; the interrupt is handed on below.
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is still to be sent of one answer. */
    private static final class Delivery {
        private final SocketChannel channel;
        private final Answer answer;
        private int piece;

        Delivery(SocketChannel channel, Answer answer) {
            this.channel = channel;
            this.answer = answer;
        }

        long dueNanos() {
            return answer.pieceNanos(piece);
        }

        /** Sends one piece, or resets; true if that was the last. */
        boolean proceed() throws IOException {
            if (answer.reset()) {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
                channel.close();
                return true;
            }
            int from = ANSWER.length * piece / answer.pieces();
            int to = ANSWER.length * ++piece / answer.pieces();
            channel.write(ByteBuffer.wrap(ANSWER, from, to - from));
            return piece == answer.pieces();
        }
    }

    private void serve() {
        try (selector;
                listener) {
            while (!closed) {
                selector.selectNow(this::ready);
                deliver();
                rest();
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The server of known truth ended", e);
        }
    }

    private void rest() throws IOException {
        Delivery next = deliveries.peek();
        if (next == null && selector.keys().size() == 1) {
            selector.select(this::ready, IDLE_MILLIS);
            return;
        }
        long wait = LONGEST_PARK_NANOS;
        if (next != null) {
            wait = Math.min(wait, next.dueNanos() - sinceStart() - SPIN_NANOS);
        }
        if (wait > 0) {
            LockSupport.parkNanos(wait);
        }
    }

    private void deliver() {
        for (Delivery next = deliveries.peek(); next != null; next = deliveries.peek()) {
            long now = sinceStart();
            if (next.dueNanos() > now) {
                return;
            }
            deliveries.remove();
            lateness.recordNanos(now - next.dueNanos());
            try {
                if (!next.proceed()) {
                    deliveries.add(next);
                }
            } catch (IOException e) {
                closeQuietly(next.channel); // The client has gone.
            }
        }
    }

    private void ready(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept();
            } else {
                read((SocketChannel) key.channel(), (RequestEnds) key.attachment());
            }
        } catch (IOException e) {
            closeQuietly(key.channel());
        }
    }

    private void accept() throws IOException {
        for (SocketChannel channel = listener.accept(); channel != null; channel = listener.accept()) {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.register(selector, SelectionKey.OP_READ, new RequestEnds());
        }
    }

    private void read(SocketChannel channel, RequestEnds ends) throws IOException {
        received.clear();
        if (channel.read(received) < 0) {
            channel.close();
            return;
        }
        for (received.flip(); received.hasRemaining(); ) {
            if (ends.isEnd(received.get())) {
                deliveries.add(new Delivery(channel, behaviour.answer(sinceStart())));
            }
        }
    }

    /** Finds the blank line that ends a request, over reads of any size. */
    private static final class RequestEnds {
        private int lastFour;

        boolean isEnd(byte next) {
            lastFour = lastFour << 8 | (next & 0xff);
            return lastFour == HEAD_END;
        }
    }

    private long sinceStart() {
        return clock.nanoTime() - startNanos;
    }

    private static void closeQuietly(java.nio.channels.Channel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // Closed is closed.
        }
    }
}
