package dev.headroom.load.internal.http2;

import dev.headroom.load.internal.template.RenderedBytes;
import dev.headroom.load.internal.wire.Wire;
import org.jspecify.annotations.Nullable;

/** What goes out over one connection: requests as far as the peer's windows reach, and answers to its frames. */
final class FrameSender {

    /** Frames waiting for a peer that does not read, after which it gets no more. */
    private static final int MOST_WAITING_BYTES = 1024 * 1024;

    private static final int LARGEST_WINDOW = Integer.MAX_VALUE;

    /** Received DATA is given back as window when this much has come, long before a window could be empty. */
    private static final int GIVE_BACK_BYTES = 1 << 30;

    private final PeerSettings settings;
    private final FrameWriter frames = new FrameWriter();
    private long sendWindow = PeerSettings.DEFAULT_WINDOW_BYTES;
    private int unacknowledgedBytes;
    private int streamsWithRest;
    private int answersWaitingBytes;
    private boolean tableSizeSaid;

    FrameSender(PeerSettings settings) {
        this.settings = settings;
    }

    /** The client's preface: no push, no dynamic table, and windows so wide that no answer ever waits for one. */
    void open() {
        frames.preface();
        frames.settings(
                PeerSettings.HEADER_TABLE_SIZE,
                0,
                PeerSettings.ENABLE_PUSH,
                0,
                PeerSettings.INITIAL_WINDOW_SIZE,
                LARGEST_WINDOW,
                PeerSettings.MAX_HEADER_LIST_SIZE,
                HeadReader.MAX_HEAD_BYTES);
        frames.windowUpdate(0, LARGEST_WINDOW - PeerSettings.DEFAULT_WINDOW_BYTES);
    }

    void request(Http2Stream stream, Http2Request request) {
        RenderedBytes block = request.block();
        boolean sayTableSize = settings.wantsTableSizeUpdate() && !tableSizeSaid;
        tableSizeSaid |= sayTableSize;
        frames.headers(
                stream.id, block.array(), block.length(), sayTableSize, !request.hasBody(), settings.maxFrameBytes());
        if (!request.hasBody()) {
            return;
        }
        RenderedBytes body = request.body();
        boolean fits = body.length() <= settings.maxFrameBytes();
        if (fits && body.length() <= sendWindow && body.length() <= stream.sendWindow) {
            frames.data(stream.id, body.array(), 0, body.length(), true);
            sendWindow -= body.length();
            stream.sendWindow -= body.length();
        } else {
            stream.keepRest(body.array(), 0, body.length());
            streamsWithRest++;
            sendRest(stream);
        }
    }

    void pingAck(byte[] opaque) {
        frames.pingAck(opaque);
        answersWaitingBytes += FrameType.HEADER_BYTES + 8;
    }

    void reset(Http2Stream stream, ErrorCode code) {
        frames.rstStream(stream.id, code);
    }

    void goAway(ErrorCode code) {
        frames.goAway(code);
    }

    /** The stream is over, sent or not. */
    void forget(Http2Stream stream) {
        if (stream.hasRest()) {
            streamsWithRest--;
            stream.takeRest(stream.restBytes());
        }
    }

    /** Settings came: answers them and applies the change of every stream's window. */
    void settled(StreamTable streams, long windowChange) throws PeerFaultException {
        frames.settingsAck();
        answersWaitingBytes += FrameType.HEADER_BYTES;
        for (Http2Stream stream : streams.all()) {
            if (stream.inUse()) {
                stream.sendWindow += windowChange;
                requireWindow(stream.sendWindow);
                sendRest(stream);
            }
        }
    }

    void connectionWindow(StreamTable streams, int increment) throws PeerFaultException {
        if (increment == 0) {
            throw new PeerFaultException(ErrorCode.PROTOCOL_ERROR, "a window opened by nothing");
        }
        sendWindow += increment;
        requireWindow(sendWindow);
        if (streamsWithRest > 0) {
            for (Http2Stream stream : streams.all()) {
                sendRest(stream);
            }
        }
    }

    /** Whether the peer may open its window so. */
    boolean streamWindow(Http2Stream stream, int increment) {
        stream.sendWindow += increment;
        if (increment == 0 || stream.sendWindow > LARGEST_WINDOW) {
            return false;
        }
        sendRest(stream);
        return true;
    }

    /** DATA came, padding included: in time, the window it used is given back. */
    void consumed(@Nullable Http2Stream stream, int bytes) {
        unacknowledgedBytes += bytes;
        if (unacknowledgedBytes >= GIVE_BACK_BYTES) {
            frames.windowUpdate(0, unacknowledgedBytes);
            unacknowledgedBytes = 0;
        }
        if (stream != null) {
            stream.unacknowledgedBytes += bytes;
            if (stream.unacknowledgedBytes >= GIVE_BACK_BYTES) {
                frames.windowUpdate(stream.id, stream.unacknowledgedBytes);
                stream.unacknowledgedBytes = 0;
            }
        }
    }

    /** A peer that demands answers and does not read them is not served without bound. */
    void requireCalm() throws PeerFaultException {
        if (answersWaitingBytes > MOST_WAITING_BYTES) {
            throw new PeerFaultException(
                    ErrorCode.ENHANCE_YOUR_CALM, "it asks without end and does not read the answers");
        }
    }

    void flush(Wire wire) {
        if (frames.length() > 0 && wire.sentAll()) {
            wire.send(frames.bytes(), 0, frames.length());
            frames.clear();
            answersWaitingBytes = 0;
        }
    }

    private void sendRest(Http2Stream stream) {
        long window = Math.min(sendWindow, stream.sendWindow);
        while (stream.hasRest() && window > 0) {
            int part = (int) Math.min(Math.min(window, stream.restBytes()), settings.maxFrameBytes());
            boolean last = part == stream.restBytes();
            frames.data(stream.id, stream.rest(), stream.takeRest(part), part, last);
            sendWindow -= part;
            stream.sendWindow -= part;
            window -= part;
            if (last) {
                streamsWithRest--;
            }
        }
    }

    private static void requireWindow(long window) throws PeerFaultException {
        if (window > LARGEST_WINDOW) {
            throw new PeerFaultException(ErrorCode.FLOW_CONTROL_ERROR, "a window of more than 2^31-1 bytes");
        }
    }
}
