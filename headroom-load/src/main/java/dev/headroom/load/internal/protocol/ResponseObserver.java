package dev.headroom.load.internal.protocol;

import dev.headroom.measure.RequestOutcome;
import java.nio.ByteBuffer;

/**
 * Looks at one answer at a time while it arrives. Everything it is given is reused: copy what is to be kept. An answer that
 * breaks off has no {@link #onEnd}; the next {@link #onStatus} begins the next answer.
 */
public interface ResponseObserver {

    /** The final status; interim answers are not shown. */
    void onStatus(int status);

    /**
     * One header, or one trailer, without its line end and the blanks around its value. HTTP/1.1 gives the name as the peer
     * wrote it, HTTP/2 in lower case.
     */
    void onHeader(byte[] bytes, int nameStart, int nameLength, int valueStart, int valueLength);

    /** A piece of the body, framing removed. Its position may be moved. */
    void onBody(ByteBuffer piece);

    /**
     * The answer is whole.
     *
     * @param byStatus what its status says of the request
     * @return what is to be counted
     */
    RequestOutcome onEnd(RequestOutcome byStatus);
}
