package dev.headroom.load.internal.wire;

import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.IoEvent;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoEvent;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.channel.epoll.LinuxSocket;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

/**
 * One non-blocking socket on an edge-triggered epoll (epoll(7)): no call to the kernel but one read and one write a request.
 * That it can be written to is asked only while something is unsent, so that an ordinary event names one thing, for which
 * Netty keeps an object. Edges are not repeated, so a read goes on until the socket is empty: until it gave less than was asked
 * for, or, once the peer has ended its side, until it said so.
 */
final class SocketWire implements Wire, EpollIoHandle {

    private static final EpollIoOps CONNECTED = EpollIoOps.EPOLLOUT.with(EpollIoOps.EPOLLET);
    private static final EpollIoOps READABLE_OR_ENDED =
            EpollIoOps.EPOLLIN.with(EpollIoOps.EPOLLRDHUP).with(EpollIoOps.EPOLLET);
    private static final EpollIoOps WRITABLE_TOO = READABLE_OR_ENDED.with(EpollIoOps.EPOLLOUT);
    private static final int ENDED = EpollIoOps.EPOLLRDHUP.value() | EpollIoOps.EPOLLERR.value();
    private static final int READABLE = EpollIoOps.EPOLLIN.value() | ENDED;
    private static final int WRITABLE = EpollIoOps.EPOLLOUT.value();

    private enum State {
        CONNECTING,
        OPEN,
        CLOSED
    }

    private final SocketDialer dialer;
    private final Receiver receiver;
    private final InetSocketAddress target;
    private final LinuxSocket socket;
    private final Unsent unsent = new Unsent();
    private State state = State.CONNECTING;
    private @Nullable IoRegistration registration;
    private @Nullable ScheduledFuture<?> connectTimeout;

    SocketWire(SocketDialer dialer, Receiver receiver, InetSocketAddress target) {
        this.dialer = dialer;
        this.receiver = receiver;
        this.target = target;
        socket = LinuxSocket.newSocketStream(target.getAddress() instanceof Inet6Address);
    }

    /** Begins to; the first edge says that it is done, even if it was at once. */
    void connect() {
        try {
            socket.setTcpNoDelay(true);
            socket.connect(target);
        } catch (IOException e) {
            end(e);
            return;
        }
        dialer.loop().register(this).addListener(registered -> {
            if (registered.isSuccess()) {
                registration = (IoRegistration) registered.getNow();
                registration.submit(CONNECTED);
            } else {
                end(registered.cause());
            }
        });
        connectTimeout = dialer.afterConnectTimeout(
                () -> end(new ConnectTimeoutException("No connection to " + target + " in time")));
    }

    @Override
    public LinuxSocket fd() {
        return socket;
    }

    @Override
    public void handle(IoRegistration from, IoEvent event) {
        int ops = ((EpollIoEvent) event).ops().value();
        if (state == State.CONNECTING) {
            finishConnect();
        }
        if ((ops & READABLE) != 0 && state == State.OPEN) {
            read((ops & ENDED) != 0);
        }
        if ((ops & WRITABLE) != 0 && state == State.OPEN && !unsent.isEmpty()) {
            writeUnsent();
        }
    }

    @Override
    public void send(byte[] bytes, int offset, int length) {
        dialer.countSent(length);
        if (state != State.OPEN) {
            return;
        }
        int sent = unsent.isEmpty() ? write(bytes, offset, length) : 0;
        if (sent < length && state == State.OPEN) {
            if (unsent.isEmpty()) {
                ask(WRITABLE_TOO);
            }
            unsent.add(bytes, offset + sent, length - sent);
        }
    }

    @Override
    public boolean sentAll() {
        return unsent.isEmpty();
    }

    @Override
    public void close() {
        end(null);
    }

    private void finishConnect() {
        try {
            if (socket.finishConnect()) {
                stopWaiting();
                state = State.OPEN;
                ask(READABLE_OR_ENDED);
                receiver.opened(this);
            }
        } catch (IOException e) {
            end(e);
        }
    }

    private void read(boolean toTheEnd) {
        try {
            int read;
            do {
                read = socket.recvAddress(dialer.incomingAddress(), 0, SocketDialer.BUFFER_BYTES);
                if (read < 0) {
                    end(null);
                } else if (read > 0) {
                    receiver.received(dialer.received(read));
                }
            } while (state == State.OPEN && (read == SocketDialer.BUFFER_BYTES || (toTheEnd && read > 0)));
        } catch (IOException e) {
            end(e);
        }
    }

    private void writeUnsent() {
        unsent.taken(write(unsent.array(), unsent.start(), unsent.length()));
        if (unsent.isEmpty()) {
            ask(READABLE_OR_ENDED);
            receiver.writable();
        }
    }

    /** Returns how many bytes the kernel took. */
    private int write(byte[] bytes, int offset, int length) {
        int written = 0;
        try {
            while (written < length) {
                int piece = Math.min(length - written, SocketDialer.BUFFER_BYTES);
                dialer.stage(bytes, offset + written, piece);
                int taken = socket.sendAddress(dialer.outgoingAddress(), 0, piece);
                written += taken;
                if (taken < piece) {
                    break;
                }
            }
        } catch (IOException e) {
            end(e);
        }
        return written;
    }

    /** Edges of what already holds are told at once. */
    private void ask(EpollIoOps edges) {
        if (registration != null) {
            registration.submit(edges);
        }
    }

    private void stopWaiting() {
        if (connectTimeout != null) {
            connectTimeout.cancel(false);
        }
    }

    /**
     * The descriptor is given back only after the events that were already fetched: its number would be given to the next
     * socket, and they would reach that one.
     */
    private void end(@Nullable Throwable cause) {
        if (state != State.CLOSED) {
            state = State.CLOSED;
            stopWaiting();
            if (registration != null) {
                registration.cancel();
            }
            dialer.loop().execute(() -> giveBack(cause));
        }
    }

    private void giveBack(@Nullable Throwable cause) {
        try {
            socket.close();
            receiver.closed(cause);
        } catch (IOException e) {
            receiver.closed(cause == null ? e : cause);
        }
    }
}
