package dev.headroom.load.internal.engine;

import dev.headroom.load.LoadFailedException.Reason;
import dev.headroom.load.internal.wire.HandshakeException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides that a service is gone. Two ways: for a second no connection could be opened and none is open (refused, or died
 * if one had ever been open); or requests went out and for the plan's patience no whole answer of any status came back.
 *
 * <p>Sees instants only, so that tests decide what time it is.
 */
final class Health {

    static final long REFUSED_NANOS = Duration.ofSeconds(1).toNanos();

    private final long patienceNanos;
    private boolean connectedEver;
    private boolean connectFailing;
    private @Nullable HandshakeException handshakeFault;
    private long connectFailingSinceNanos;
    private boolean awaiting;
    private long awaitingSinceNanos;

    Health(Duration patience) {
        patienceNanos = patience.toNanos();
    }

    void connected() {
        connectedEver = true;
        connectFailing = false;
        handshakeFault = null;
    }

    void connectFailed(long nowNanos, @Nullable Throwable cause) {
        handshakeFault = cause instanceof HandshakeException fault ? fault : null;
        if (!connectFailing) {
            connectFailing = true;
            connectFailingSinceNanos = nowNanos;
        }
    }

    boolean connectFailing() {
        return connectFailing;
    }

    /** Why the last connection was of no use, though it was taken. */
    Optional<String> handshakeFault() {
        return Optional.ofNullable(handshakeFault).map(Throwable::getMessage);
    }

    void sent(long nowNanos) {
        if (!awaiting) {
            awaiting = true;
            awaitingSinceNanos = nowNanos;
        }
    }

    /** Any whole answer shows that the service lives. */
    void answered() {
        awaiting = false;
    }

    /** A new phase starts with a clean slate. */
    void forgetSilence() {
        awaiting = false;
    }

    /**
     * @param openConnections connections open right now
     * @param last whether nothing more will be tried: then a service that cannot be reached is gone without the second
     */
    Optional<Reason> failure(long nowNanos, int openConnections, boolean last) {
        boolean unreachable = connectFailing && openConnections == 0;
        if (unreachable && (last || nowNanos - connectFailingSinceNanos >= REFUSED_NANOS)) {
            Reason refused = handshakeFault == null ? Reason.REFUSED : Reason.HANDSHAKE;
            return Optional.of(connectedEver ? Reason.DIED : refused);
        }
        if (awaiting && nowNanos - awaitingSinceNanos >= patienceNanos) {
            return Optional.of(Reason.UNRESPONSIVE);
        }
        return Optional.empty();
    }
}
