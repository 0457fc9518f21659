package dev.headroom.load.internal.http2;

import dev.headroom.load.EndpointLoad;
import dev.headroom.load.InvalidLoadException;
import dev.headroom.load.internal.hpack.FieldBlock;
import dev.headroom.load.internal.protocol.Connection;
import dev.headroom.load.internal.protocol.RequestRenderer;
import dev.headroom.load.internal.protocol.ResponseObserver;
import dev.headroom.load.internal.protocol.Slot;
import dev.headroom.load.internal.template.RenderedBytes;
import dev.headroom.load.internal.template.RequestValues;
import dev.headroom.load.internal.template.TemplateScope;
import dev.headroom.load.internal.wire.Wire;
import dev.headroom.measure.RequestOutcome;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The other end of a connection, and the engine at this end, as a test plays them. */
final class FakePeer implements Connection.Listener, Wire {

    private static final int PREFACE_BYTES = 24;

    final List<String> events = new ArrayList<>();
    final Deque<Slot> idle = new ArrayDeque<>();

    @Nullable
    ResponseObserver observer;

    boolean takesAll = true;
    int chunkBytes = Integer.MAX_VALUE;

    private final Http2 protocol;
    private final Connection connection;
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final RequestValues values = new RequestValues(new SplittableRandom(1)).withTraceIdLow(0x1234);

    private FakePeer(int streams) {
        protocol = new Http2("http", "localhost:8080", "", 1, streams);
        connection = protocol.connection(this);
    }

    /** Connected, but silent. */
    static FakePeer silent(int streams) {
        var peer = new FakePeer(streams);
        peer.connection.opened(peer);
        return peer;
    }

    /** Has sent settings, given as identifiers and values in turns. */
    static FakePeer ready(int streams, int... settings) {
        FakePeer peer = silent(streams);
        peer.sendsSettings(settings);
        peer.takeFrames();
        peer.events.clear();
        return peer;
    }

    Slot asks(EndpointLoad endpoint) throws InvalidLoadException {
        Slot slot = idle.removeFirst();
        RequestRenderer request = protocol.renderer(endpoint, TemplateScope.none());
        request.render(values);
        slot.observer = observer;
        connection.send(slot, request);
        protocol.flush();
        return slot;
    }

    void abandons(Slot slot, RequestOutcome outcome) {
        connection.abandon(slot, outcome);
    }

    void canWriteAgain() {
        takesAll = true;
        connection.writable();
    }

    void sendsSettings(int... pairs) {
        var writer = new FrameWriter();
        writer.settings(pairs);
        sends(Arrays.copyOf(writer.bytes(), writer.length()));
    }

    void sendsFrame(int type, int flags, int streamId, int... payload) {
        byte[] bytes = new byte[payload.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) payload[i];
        }
        sendsFrame(type, flags, streamId, bytes);
    }

    void sendsFrame(int type, int flags, int streamId, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(FrameType.HEADER_BYTES + payload.length);
        frame.putInt(payload.length << 8 | type)
                .put((byte) flags)
                .putInt(streamId)
                .put(payload);
        sends(frame.array());
    }

    /** A head or trailers, as names and values in turns. */
    void sendsHead(int streamId, boolean end, String... fields) {
        int flags = FrameType.END_HEADERS | (end ? FrameType.END_STREAM : 0);
        sendsFrame(FrameType.HEADERS, flags, streamId, block(fields));
    }

    void sendsData(int streamId, boolean end, String text) {
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        sendsFrame(FrameType.DATA, end ? FrameType.END_STREAM : 0, streamId, bytes);
    }

    static byte[] block(String... fields) {
        var block = new FieldBlock();
        for (int i = 0; i < fields.length; i += 2) {
            block.field(fields[i], fields[i + 1]);
        }
        RenderedBytes bytes = block.bytes();
        return Arrays.copyOf(bytes.array(), bytes.length());
    }

    void sends(byte[] bytes) {
        for (int at = 0; at < bytes.length; ) {
            int part = Math.min(chunkBytes, bytes.length - at);
            connection.received(ByteBuffer.wrap(bytes, at, part).slice());
            at += part;
        }
    }

    void closes() {
        connection.closed(null);
    }

    /** What was sent to the peer since the last call: {@code HEADERS 1 5 (42)} is a type, its stream, flags and length. */
    List<String> takeFrames() {
        byte[] all = sent.toByteArray();
        sent.reset();
        List<String> frames = new ArrayList<>();
        boolean opening = all.length > PREFACE_BYTES && all[0] == 'P' && all[1] == 'R';
        ByteBuffer bytes = ByteBuffer.wrap(all);
        bytes.position(opening ? PREFACE_BYTES : 0);
        while (bytes.hasRemaining()) {
            int lengthAndType = bytes.getInt();
            int flags = bytes.get();
            int stream = bytes.getInt();
            int length = lengthAndType >>> 8;
            frames.add(name(lengthAndType & 0xff) + " " + stream + " " + flags + " (" + length + ")");
            bytes.position(bytes.position() + length);
        }
        return frames;
    }

    private static String name(int type) {
        return List.of(
                        "DATA",
                        "HEADERS",
                        "PRIORITY",
                        "RST_STREAM",
                        "SETTINGS",
                        "PUSH_PROMISE",
                        "PING",
                        "GOAWAY",
                        "WINDOW_UPDATE",
                        "CONTINUATION")
                .get(type);
    }

    @Override
    public void opened(Connection opened) {
        events.add("opened");
    }

    @Override
    public void offered(Slot slot) {
        idle.addLast(slot);
    }

    @Override
    public void withdrawn(Slot slot) {
        events.add("withdrawn");
        idle.remove(slot);
    }

    @Override
    public void ended(Slot slot, RequestOutcome outcome, boolean reusable) {
        events.add(outcome + (reusable ? " reusable" : ""));
        if (reusable) {
            idle.addFirst(slot);
        }
    }

    @Override
    public void closed(Connection closed, @Nullable Throwable cause) {
        events.add("closed" + (cause == null ? "" : ": " + cause.getMessage()));
        idle.clear();
    }

    @Override
    public void send(byte[] bytes, int offset, int length) {
        sent.write(bytes, offset, length);
    }

    @Override
    public boolean sentAll() {
        return takesAll;
    }

    @Override
    public void close() {
        events.add("close");
    }
}
