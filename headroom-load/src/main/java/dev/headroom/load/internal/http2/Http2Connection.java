package dev.headroom.load.internal.http2;

import dev.headroom.load.internal.protocol.Connection;
import dev.headroom.load.internal.protocol.RequestRenderer;
import dev.headroom.load.internal.protocol.ResponseObserver;
import dev.headroom.load.internal.protocol.Slot;
import dev.headroom.load.internal.wire.HandshakeException;
import dev.headroom.load.internal.wire.Wire;
import dev.headroom.measure.RequestOutcome;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One connection with a slot for each stream that both sides allow. It opens when the peer's settings have come. What is sent
 * waits in the {@link FrameSender} until the next {@link #flush()}, so that requests due together leave together.
 *
 * <p>A peer that breaks the protocol ends all requests on their way as malformed, a stream or a connection that it ends, those
 * that were on it as lost. Memory is bounded whatever it sends: no answer is kept, and its own demands on us are counted.
 */
final class Http2Connection implements Connection, FrameReader.Frames {

    private final Listener listener;
    private final Http2 protocol;
    private final FrameReader reader = new FrameReader(this);
    private final HeadReader heads = new HeadReader();
    private final PeerSettings settings = new PeerSettings();
    private final StreamTable streams;
    private final FrameSender sender;
    private @Nullable Wire wire;
    private @Nullable PeerFaultException fault;
    private boolean opened;
    private boolean closing;
    private int granted;
    private long receivedBytes;

    /** The stream whose header block is still being received, or 0. */
    private int headersOf;

    private boolean headersEndStream;

    Http2Connection(Listener listener, Http2 protocol) {
        this.listener = listener;
        this.protocol = protocol;
        streams = new StreamTable(this, protocol.streams());
        sender = new FrameSender(settings);
    }

    @Override
    public void opened(Wire with) {
        wire = with;
        sender.open();
        flush();
    }

    @Override
    public void send(Slot slot, RequestRenderer request) {
        var stream = (Http2Stream) slot;
        var rendered = (Http2Request) request;
        if (!opened || closing || stream.inUse()) {
            throw new IllegalStateException("A request goes over an open connection and an idle stream");
        }
        stream.begin(streams.take(stream), rendered.verdict(), settings.initialWindowBytes(), receivedBytes);
        sender.request(stream, rendered);
        protocol.flushLater(this);
        if (streams.exhausted()) {
            drain();
        }
    }

    /** Cancels the stream. A connection over which nothing came since it was opened gets no other request. */
    @Override
    public void abandon(Slot slot, RequestOutcome outcome) {
        var stream = (Http2Stream) slot;
        if (outcome == RequestOutcome.TIMEOUT && stream.receivedWhenSent == receivedBytes) {
            drain();
        }
        cancel(stream, ErrorCode.CANCEL, outcome);
        flush();
        closeIfDrained();
    }

    @Override
    public void close() {
        if (wire != null) {
            wire.close();
        }
    }

    @Override
    public void received(ByteBuffer bytes) {
        if (fault != null) {
            return;
        }
        receivedBytes += bytes.remaining();
        try {
            reader.read(bytes);
            sender.requireCalm();
        } catch (PeerFaultException e) {
            fail(e);
            return;
        }
        flush();
        closeIfDrained();
    }

    @Override
    public void writable() {
        flush();
    }

    @Override
    public void closed(@Nullable Throwable cause) {
        end(RequestOutcome.CONNECTION_LOST);
        if (fault != null) {
            listener.closed(this, new HandshakeException("does not speak HTTP/2 as it should: " + fault.fault() + "."));
        } else {
            boolean refused = !opened && cause == null;
            listener.closed(this, refused ? silence() : cause);
        }
    }

    /** Lets all that was sent go. */
    void flush() {
        if (wire != null) {
            sender.flush(wire);
        }
    }

    @Override
    public void frame(int type, int flags, int streamId, byte[] payload, int length) throws PeerFaultException {
        if ((headersOf != 0) != (type == FrameType.CONTINUATION) || (headersOf != 0 && headersOf != streamId)) {
            throw new PeerFaultException(ErrorCode.PROTOCOL_ERROR, "a header block that is interrupted");
        }
        boolean settingsFrame = type == FrameType.SETTINGS && (flags & FrameType.ACK) == 0;
        if (!opened && !settingsFrame) {
            throw new PeerFaultException(ErrorCode.PROTOCOL_ERROR, "its first frame is not its settings");
        }
        switch (type) {
            case FrameType.HEADERS -> headers(flags, streamId, payload, length);
            case FrameType.CONTINUATION -> continuation(flags, payload, length);
            case FrameType.SETTINGS -> settings(flags, streamId, payload, length);
            case FrameType.PING -> {
                requireShape(streamId == 0, length == 8, "PING");
                if ((flags & FrameType.ACK) == 0) {
                    sender.pingAck(payload);
                }
            }
            case FrameType.GOAWAY -> {
                requireShape(streamId == 0, length >= 8, "GOAWAY");
                goAway(Bytes.signedInt(payload, 0) & Integer.MAX_VALUE);
            }
            case FrameType.RST_STREAM -> {
                requireShape(!streams.isIdle(streamId), length == 4, "RST_STREAM");
                Http2Stream stream = streams.find(streamId);
                if (stream != null) {
                    end(stream, RequestOutcome.CONNECTION_LOST);
                }
            }
            case FrameType.WINDOW_UPDATE -> {
                requireShape(streamId == 0 || !streams.isIdle(streamId), length == 4, "WINDOW_UPDATE");
                windowUpdate(streamId, Bytes.signedInt(payload, 0) & Integer.MAX_VALUE);
            }
            case FrameType.PUSH_PROMISE ->
                throw new PeerFaultException(ErrorCode.PROTOCOL_ERROR, "a push, which was turned off");
            default -> {
                // Priorities, and frames of extensions, mean nothing here.
            }
        }
    }

    @Override
    public void dataBegins(int streamId, int payloadBytes) throws PeerFaultException {
        if (headersOf != 0 || !opened) {
            throw new PeerFaultException(ErrorCode.PROTOCOL_ERROR, "DATA where none may stand");
        }
        requireShape(!streams.isIdle(streamId), true, "DATA");
        sender.consumed(streams.find(streamId), payloadBytes);
    }

    @Override
    public void dataPiece(int streamId, ByteBuffer piece) {
        Http2Stream stream = streams.find(streamId);
        if (stream != null) {
            stream.bodyBytes += piece.remaining();
            ResponseObserver observer = stream.observer;
            if (observer != null && stream.status >= 200) {
                observer.onBody(piece);
            }
        }
    }

    @Override
    public void dataEnds(int streamId, boolean endOfStream) {
        Http2Stream stream = streams.find(streamId);
        if (stream == null) {
            return;
        }
        if (stream.status < 200) {
            cancel(stream, ErrorCode.PROTOCOL_ERROR, RequestOutcome.MALFORMED_RESPONSE);
        } else if (endOfStream) {
            answered(stream);
        }
    }

    private void headers(int flags, int streamId, byte[] payload, int length) throws PeerFaultException {
        requireShape(!streams.isIdle(streamId), true, "HEADERS");
        int from = 0;
        int to = length;
        if ((flags & FrameType.PADDED) != 0) {
            to -= length > 0 ? payload[0] & 0xff : 1;
            from++;
        }
        from += (flags & FrameType.HAS_PRIORITY) != 0 ? 5 : 0;
        if (from > to) {
            throw new PeerFaultException(ErrorCode.PROTOCOL_ERROR, "HEADERS shorter than their padding");
        }
        boolean endOfStream = (flags & FrameType.END_STREAM) != 0;
        if ((flags & FrameType.END_HEADERS) != 0) {
            head(streamId, payload, from, to, endOfStream);
        } else {
            headersOf = streamId;
            headersEndStream = endOfStream;
            heads.begin(payload, from, to);
        }
    }

    private void continuation(int flags, byte[] payload, int length) throws PeerFaultException {
        heads.add(payload, 0, length);
        if ((flags & FrameType.END_HEADERS) != 0) {
            int streamId = headersOf;
            headersOf = 0;
            head(streamId, heads.collected(), 0, heads.collectedBytes(), headersEndStream);
        }
    }

    private void head(int streamId, byte[] block, int from, int to, boolean endOfStream) throws PeerFaultException {
        Http2Stream stream = streams.find(streamId);
        if (stream == null) {
            return; // Given up meanwhile; without a dynamic table nothing is missed.
        }
        if (!heads.read(stream, block, from, to, endOfStream)) {
            cancel(stream, ErrorCode.PROTOCOL_ERROR, RequestOutcome.MALFORMED_RESPONSE);
        } else if (endOfStream) {
            answered(stream);
        } else {
            listener.answering(stream);
        }
    }

    private void settings(int flags, int streamId, byte[] payload, int length) throws PeerFaultException {
        boolean ack = (flags & FrameType.ACK) != 0;
        requireShape(streamId == 0, !ack || length == 0, "SETTINGS");
        if (ack) {
            return;
        }
        long windowBefore = settings.initialWindowBytes();
        settings.read(payload, length);
        sender.settled(streams, settings.initialWindowBytes() - windowBefore);
        if (!opened) {
            opened = true;
            listener.opened(this);
        }
        grant();
    }

    private void windowUpdate(int streamId, int increment) throws PeerFaultException {
        Http2Stream stream = streamId == 0 ? null : streams.find(streamId);
        if (streamId != 0 && stream == null) {
            return;
        }
        if (stream == null) {
            sender.connectionWindow(streams, increment);
        } else if (!sender.streamWindow(stream, increment)) {
            cancel(stream, ErrorCode.FLOW_CONTROL_ERROR, RequestOutcome.MALFORMED_RESPONSE);
        }
    }

    /** What the peer has not begun is lost; what it has may still be answered. */
    private void goAway(int lastStreamId) {
        drain();
        for (Http2Stream stream : streams.all()) {
            if (stream.id > lastStreamId) {
                end(stream, RequestOutcome.CONNECTION_LOST);
            }
        }
    }

    private void answered(Http2Stream stream) {
        RequestOutcome outcome = stream.verdict.of(stream);
        ResponseObserver observer = stream.observer;
        if (observer != null && outcome != RequestOutcome.MALFORMED_RESPONSE) {
            outcome = observer.onEnd(outcome);
        }
        if (stream.hasRest()) {
            // Answered before it has read the whole request: nobody waits for the rest.
            sender.reset(stream, ErrorCode.CANCEL);
        }
        end(stream, outcome);
    }

    private void cancel(Http2Stream stream, ErrorCode code, RequestOutcome outcome) {
        if (stream.inUse()) {
            sender.reset(stream, code);
            end(stream, outcome);
        }
    }

    private void end(Http2Stream stream, RequestOutcome outcome) {
        sender.forget(stream);
        streams.free(stream);
        boolean reusable = granted <= allowed();
        if (!reusable) {
            stream.granted = false;
            granted--;
        }
        listener.ended(stream, outcome, reusable);
    }

    private static HandshakeException silence() {
        return new HandshakeException("closed the connection without a word of HTTP/2. Leave --http2 away.");
    }

    private int allowed() {
        return closing ? 0 : Math.min(settings.maxConcurrentStreams(), streams.all().length);
    }

    /** Offers as many streams as are allowed, or takes idle ones back. */
    private void grant() {
        int allowed = allowed();
        for (Http2Stream stream : streams.all()) {
            if (granted < allowed && !stream.granted && !stream.inUse()) {
                stream.granted = true;
                granted++;
                listener.offered(stream);
            } else if (granted > allowed && stream.granted && !stream.inUse()) {
                stream.granted = false;
                granted--;
                listener.withdrawn(stream);
            }
        }
    }

    /** No request more; those on their way may still be answered. */
    private void drain() {
        closing = true;
        grant();
    }

    private void closeIfDrained() {
        if (closing && streams.inUse() == 0) {
            close();
        }
    }

    private void fail(PeerFaultException why) {
        fault = why;
        drain();
        sender.goAway(why.code());
        flush();
        end(RequestOutcome.MALFORMED_RESPONSE);
        close();
    }

    /** Ends all that is on its way. */
    private void end(RequestOutcome outcome) {
        closing = true;
        for (Http2Stream stream : streams.all()) {
            if (stream.inUse()) {
                end(stream, outcome);
            }
        }
    }

    private static void requireShape(boolean place, boolean size, String frame) throws PeerFaultException {
        if (!place) {
            throw new PeerFaultException(ErrorCode.PROTOCOL_ERROR, frame + " on a stream it does not belong to");
        }
        if (!size) {
            throw new PeerFaultException(ErrorCode.FRAME_SIZE_ERROR, frame + " of a size it cannot have");
        }
    }
}
