package dev.headroom.load.internal.engine;

import dev.headroom.load.internal.protocol.Connection;
import dev.headroom.load.internal.protocol.Protocol;
import dev.headroom.load.internal.protocol.Slot;
import dev.headroom.load.internal.wire.Dialer;
import dev.headroom.load.internal.wire.Wire;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one target, and their idle slots. The last one that became idle is used first, so that those not needed
 * stay cold. Lives on the load thread.
 */
final class ConnectionPool {

    private record Attempt(Connection connection, long startNanos) {}

    /** Attempts under way at once: enough to grow fast, few enough not to overrun a listen queue. */
    private static final int MOST_CONNECTING = 8;

    /** Pause after a failed attempt, so that a dead target is not hammered. */
    static final long RETRY_NANOS = Duration.ofMillis(50).toNanos();

    private final Protocol protocol;
    private final Dialer dialer;
    private final Connection.Listener listener;
    private final int most;
    private final long openNanos;
    private final ArrayDeque<Slot> idle;
    private final Map<Connection, Integer> open = new HashMap<>();
    private final Map<Connection, Wire> wires = new HashMap<>();
    private final ArrayDeque<Attempt> attempts = new ArrayDeque<>();
    private final Set<Connection> overdue = new HashSet<>();
    private int connecting;
    private int openedEver;
    private long retryNanos = Long.MIN_VALUE;

    /** @param openNanos an attempt that lasts longer is given up */
    ConnectionPool(Protocol protocol, Dialer dialer, int most, long openNanos, Connection.Listener listener) {
        this.protocol = protocol;
        this.dialer = dialer;
        this.most = most;
        this.openNanos = openNanos;
        this.listener = listener;
        idle = new ArrayDeque<>(most);
    }

    /** The idle slot that was used last, or null. */
    @Nullable
    Slot takeIdle() {
        return idle.pollLast();
    }

    boolean hasIdle() {
        return !idle.isEmpty();
    }

    int idle() {
        return idle.size();
    }

    void giveBack(Slot slot) {
        idle.addLast(slot);
    }

    void withdraw(Slot slot) {
        idle.remove(slot);
    }

    /** Opens one more if the limits allow. */
    void grow(long nowNanos) {
        if (open.size() + connecting < most && connecting < MOST_CONNECTING && nowNanos >= retryNanos) {
            connecting++;
            Connection connection = protocol.connection(listener);
            wires.put(connection, dialer.dial(connection));
            attempts.addLast(new Attempt(connection, nowNanos));
        }
    }

    /** Closes what was dialled long ago and is not open yet: the socket may be connected, but its handshake hangs. */
    void expire(long nowNanos) {
        while (!attempts.isEmpty()) {
            Connection connection = attempts.getFirst().connection();
            Wire wire = wires.get(connection);
            if (wire != null && !open.containsKey(connection)) {
                if (nowNanos - attempts.getFirst().startNanos() < openNanos) {
                    return;
                }
                overdue.add(connection);
                wire.close();
            }
            attempts.removeFirst();
        }
    }

    /** Whether it was given up before it opened. */
    boolean overdue(Connection connection) {
        return overdue.remove(connection);
    }

    /** Called from the listener. */
    void opened(Connection connection) {
        connecting--;
        open.put(connection, openedEver++);
    }

    /** How many were opened before this open one. */
    int number(Connection connection) {
        return open.getOrDefault(connection, -1);
    }

    /** Called from the listener; false if the connection had never been open. */
    boolean closed(Connection connection) {
        wires.remove(connection);
        if (open.remove(connection) == null) {
            connecting--;
            return false;
        }
        idle.removeIf(slot -> slot.connection() == connection);
        return true;
    }

    void pauseGrowing(long nowNanos) {
        retryNanos = nowNanos + RETRY_NANOS;
    }

    /** Until when no attempt is made after a failed one. */
    long retryNanos() {
        return retryNanos;
    }

    int open() {
        return open.size();
    }

    int connecting() {
        return connecting;
    }

    int openedEver() {
        return openedEver;
    }

    /** Begins to close every wire, also those that are still being opened. */
    void closeAll() {
        List.copyOf(wires.values()).forEach(Wire::close);
    }

    /** Wires not closed yet, open or being opened. */
    int wires() {
        return wires.size();
    }
}
