package dev.headroom.load;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The load could not go on. Carries what had been measured until then. */
public final class LoadFailedException extends Exception {

    /** Why a load ends before its window does. */
    public enum Reason {
        /** The target's name has no address. */
        UNRESOLVED,
        /** No connection could be opened from the start. */
        REFUSED,
        /** Connections are taken, but not the protocol: no agreement on TLS, HTTP/2 or WebSocket. */
        HANDSHAKE,
        /** Connections had been open, then all were lost and none could be opened for a second, or until the end. */
        DIED,
        /** Requests were sent, and for the plan's patience no answer of any status came. */
        UNRESPONSIVE
    }

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient @Nullable LoadResult partialResult;

    public LoadFailedException(Reason reason, String message, @Nullable LoadResult partialResult) {
        super(message);
        this.reason = reason;
        this.partialResult = partialResult;
    }

    public Reason reason() {
        return reason;
    }

    /** What was measured before the failure, marked incomplete; empty if nothing was sent. */
    public Optional<LoadResult> partialResult() {
        return Optional.ofNullable(partialResult);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage(), "made with a message");
    }
}
