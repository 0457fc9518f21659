package dev.headroom.load.internal.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.load.EndpointLoad;
import dev.headroom.load.InvalidLoadException;
import dev.headroom.load.internal.protocol.Connection;
import dev.headroom.load.internal.protocol.RequestRenderer;
import dev.headroom.load.internal.protocol.Slot;
import dev.headroom.load.internal.template.RequestValues;
import dev.headroom.load.internal.template.TemplateScope;
import dev.headroom.load.internal.wire.Wire;
import dev.headroom.measure.RequestOutcome;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A WebSocket, with the server's end played byte by byte. */
class WebSocketConnectionTest implements Connection.Listener, Wire {

    private static final EndpointLoad PING = EndpointLoad.post("/chat", "text/plain", "ping {1..1}");

    private final List<String> events = new ArrayList<>();
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final WebSocket protocol = new WebSocket("localhost", "/base", 1);
    private @Nullable Slot idle;
    private int chunkBytes = Integer.MAX_VALUE;

    @Test
    void theHandshakeAsksForThePathAndOpensWithItsProof() throws Exception {
        Connection connection = connected();
        String request = takeText();
        assertThat(request)
                .startsWith("GET /base/chat HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n")
                .contains("\r\nContent-Type: text/plain\r\n");
        assertThat(events).isEmpty();

        receives(connection, acceptance(request));

        assertThat(events).containsExactly("opened", "offered");
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, 1})
    void aMessageIsAnsweredByTheNextMessage(int chunks) throws Exception {
        Connection connection = open();
        chunkBytes = chunks;
        send(connection);
        assertThat(unmasked(sent.toByteArray())).isEqualTo("ping 1");

        receives(connection, frame(0x81, "pong"));
        send(connection);
        receives(connection, frame(0x01, "in "));
        receives(connection, frame(0x8a, "a pong between"));
        receives(connection, frame(0x80, "parts"));

        assertThat(events).containsExactly("OK reusable", "OK reusable");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 125, 126, 65_535, 65_536, 100_000})
    void messagesOfAnyLengthAreSentAndRead(int length) throws Exception {
        Connection connection = open(EndpointLoad.post("/chat", "text/plain", "m".repeat(length)));
        send(connection, EndpointLoad.post("/chat", "text/plain", "m".repeat(length)));
        assertThat(unmasked(sent.toByteArray())).isEqualTo("m".repeat(length));

        receives(connection, frame(0x82, "x".repeat(length)));

        assertThat(events).containsExactly("OK reusable");
    }

    @Test
    void messagesNobodyAwaitsArePassedOver() throws Exception {
        Connection connection = open();

        receives(connection, frame(0x81, "news"));

        assertThat(events).isEmpty();
    }

    @Test
    void pingsAreAnsweredWithTheirContent() throws Exception {
        Connection connection = open();

        receives(connection, frame(0x89, "are you there"));

        assertThat(unmasked(sent.toByteArray())).isEqualTo("are you there");
        assertThat(sent.toByteArray()[0] & 0xff).isEqualTo(0x8a);
    }

    @Test
    void aServerThatSaysGoodbyeLosesTheRequest() throws Exception {
        Connection connection = open();
        send(connection);

        receives(connection, new byte[] {(byte) 0x88, 0});

        assertThat(events).containsExactly("CONNECTION_LOST", "close");
    }

    @Test
    void anIdleSocketWhoseServerSaysGoodbyeIsTakenBack() throws Exception {
        Connection connection = open();

        receives(connection, new byte[] {(byte) 0x88, 0});

        assertThat(events).containsExactly("withdrawn", "close");
    }

    @ParameterizedTest
    @CsvSource({
        "f1, a reserved bit",
        "83, an unknown kind",
        "80, a continuation of nothing",
        "8180, a mask",
        "09, a ping in parts",
        "897e, a long ping",
        "817fffffffffffffffff, a negative length"
    })
    void whatIsNoFrameIsMalformed(String bytes, String why) throws Exception {
        Connection connection = open();
        send(connection);

        receives(connection, java.util.HexFormat.of().parseHex(bytes));

        assertThat(events).as(why).containsExactly("MALFORMED_RESPONSE", "close");
    }

    @Test
    void aNewMessageInsideAnotherIsMalformed() throws Exception {
        Connection connection = open();
        send(connection);

        receives(connection, frame(0x01, "begun"));
        receives(connection, frame(0x81, "another"));

        assertThat(events).containsExactly("MALFORMED_RESPONSE", "close");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTP/1.1 404 Not Found\\r\\n\\r\\n|answered the WebSocket handshake with 'HTTP/1.1 404 Not Found'. Check the path.",
                "HTTP/1.1 101 Switching\\r\\nUpgrade: websocket\\r\\nSec-WebSocket-Accept: no\\r\\n\\r\\n"
                        + "|switched protocols, but without the proof that it speaks WebSocket."
            })
    void aHandshakeThatFailsSaysWhy(String answer, String why) throws Exception {
        Connection connection = connected();

        receives(connection, answer.replace("\\r\\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
        connection.closed(null);

        assertThat(events).containsExactly("close", "closed: " + why);
    }

    @Test
    void aHandshakeWithoutEndEnds() throws Exception {
        Connection connection = connected();

        receives(connection, "x".repeat(20_000).getBytes(StandardCharsets.US_ASCII));
        connection.closed(null);

        assertThat(events).hasSize(2).last().asString().contains("a head of more than 16384 bytes");
    }

    @Test
    void endpointsThatCannotShareASocketAreRefused() throws Exception {
        protocol.renderer(PING, TemplateScope.none());

        assertThatThrownBy(
                        () -> protocol.renderer(EndpointLoad.post("/other", "text/plain", "x"), TemplateScope.none()))
                .isInstanceOf(InvalidLoadException.class)
                .hasMessageContaining("POST /other");
        assertThatThrownBy(
                        () -> protocol.renderer(EndpointLoad.post("/{1..2}", "text/plain", "x"), TemplateScope.none()))
                .isInstanceOf(InvalidLoadException.class);
        assertThatThrownBy(() -> protocol.renderer(EndpointLoad.get("/chat").withName("bare"), TemplateScope.none()))
                .isInstanceOf(InvalidLoadException.class);
    }

    private Connection connected() throws InvalidLoadException {
        return connected(PING);
    }

    private Connection connected(EndpointLoad endpoint) throws InvalidLoadException {
        protocol.renderer(endpoint, TemplateScope.none());
        Connection connection = protocol.connection(this);
        connection.opened(this);
        return connection;
    }

    private Connection open() throws Exception {
        return open(PING);
    }

    private Connection open(EndpointLoad endpoint) throws Exception {
        Connection connection = connected(endpoint);
        receives(connection, acceptance(takeText()));
        events.clear();
        return connection;
    }

    private void send(Connection connection) throws InvalidLoadException {
        send(connection, PING);
    }

    private void send(Connection connection, EndpointLoad endpoint) throws InvalidLoadException {
        sent.reset();
        RequestRenderer request = protocol.renderer(endpoint, TemplateScope.none());
        request.render(new RequestValues(new SplittableRandom(5)));
        Slot slot = java.util.Objects.requireNonNull(idle);
        idle = null;
        connection.send(slot, request);
    }

    private void receives(Connection connection, byte[] bytes) {
        for (int at = 0; at < bytes.length; ) {
            int part = Math.min(chunkBytes, bytes.length - at);
            connection.received(ByteBuffer.wrap(bytes, at, part).slice());
            at += part;
        }
    }

    private String takeText() {
        String text = sent.toString(StandardCharsets.US_ASCII);
        sent.reset();
        return text;
    }

    private static byte[] acceptance(String request) throws Exception {
        String key = request.replaceAll("(?s).*Sec-WebSocket-Key: ([^\r]+)\r.*", "$1");
        byte[] digest = MessageDigest.getInstance("SHA-1")
                .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
        return ("HTTP/1.1 101 Switching Protocols\r\nupgrade: WebSocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                        + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** An unmasked frame, as servers send them. */
    private static byte[] frame(int first, String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(10 + payload.length).put((byte) first);
        if (payload.length < 126) {
            frame.put((byte) payload.length);
        } else if (payload.length < 1 << 16) {
            frame.put((byte) 126).putShort((short) payload.length);
        } else {
            frame.put((byte) 127).putLong(payload.length);
        }
        frame.put(payload).flip();
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }

    private static String unmasked(byte[] frame) {
        ByteBuffer bytes = ByteBuffer.wrap(frame);
        bytes.get();
        int length = bytes.get() & 0x7f;
        long payload = length == 126 ? bytes.getShort() & 0xffff : length == 127 ? bytes.getLong() : length;
        byte[] mask = new byte[4];
        bytes.get(mask);
        byte[] text = new byte[(int) payload];
        bytes.get(text);
        for (int i = 0; i < text.length; i++) {
            text[i] ^= mask[i % 4];
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    @Override
    public void opened(Connection connection) {
        events.add("opened");
    }

    @Override
    public void offered(Slot slot) {
        events.add("offered");
        idle = slot;
    }

    @Override
    public void withdrawn(Slot slot) {
        events.add("withdrawn");
    }

    @Override
    public void ended(Slot slot, RequestOutcome outcome, boolean reusable) {
        events.add(outcome + (reusable ? " reusable" : ""));
        idle = reusable ? slot : null;
    }

    @Override
    public void closed(Connection connection, @Nullable Throwable cause) {
        events.add("closed" + (cause == null ? "" : ": " + cause.getMessage()));
    }

    @Override
    public void send(byte[] bytes, int offset, int length) {
        sent.write(bytes, offset, length);
    }

    @Override
    public boolean sentAll() {
        return true;
    }

    @Override
    public void close() {
        events.add("close");
    }
}
