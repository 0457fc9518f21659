package dev.headroom.load.internal.http2;

import dev.headroom.load.internal.protocol.Slot;
import java.util.Arrays;

/** The place of one request at a time on one connection, and what has come of its answer so far. */
final class Http2Stream extends Slot {

    private static final byte[] NOTHING = {};

    /** On the wire; 0 while no request is on its way. */
    int id;

    /** Whether the engine may use it, idle or in use. */
    boolean granted;

    Http2Verdict verdict = Http2Verdict.ANY_2XX;
    int status;
    long contentLength;
    long bodyBytes;
    long grpcStatus;

    /** Of header blocks, so that an endless head ends. */
    int headBytes;

    /** What of DATA the peer has not been given back as window. */
    int unacknowledgedBytes;

    /** How many bytes the connection had received when the request was sent. */
    long receivedWhenSent;

    /** What the peer still takes of the request's body. */
    long sendWindow;

    private byte[] rest = NOTHING;
    private int restFrom;
    private int restTo;

    Http2Stream(Http2Connection connection) {
        super(connection);
    }

    void begin(int newId, Http2Verdict newVerdict, long newSendWindow, long receivedBytes) {
        id = newId;
        verdict = newVerdict;
        status = 0;
        contentLength = -1;
        bodyBytes = 0;
        grpcStatus = Http2Verdict.NO_GRPC_STATUS;
        headBytes = 0;
        unacknowledgedBytes = 0;
        receivedWhenSent = receivedBytes;
        sendWindow = newSendWindow;
        restFrom = 0;
        restTo = 0;
    }

    boolean inUse() {
        return id != 0;
    }

    boolean hasRest() {
        return restTo > restFrom;
    }

    int restBytes() {
        return restTo - restFrom;
    }

    /** Keeps the part of a body that the peer does not take yet. */
    void keepRest(byte[] body, int from, int to) {
        if (rest.length < to - from) {
            rest = Arrays.copyOfRange(body, from, to);
        } else {
            System.arraycopy(body, from, rest, 0, to - from);
        }
        restFrom = 0;
        restTo = to - from;
    }

    byte[] rest() {
        return rest;
    }

    /** Takes so many bytes off the rest and returns where they begin. */
    int takeRest(int count) {
        int from = restFrom;
        restFrom += count;
        return from;
    }
}
