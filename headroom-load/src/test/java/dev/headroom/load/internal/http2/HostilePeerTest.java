package dev.headroom.load.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.load.EndpointLoad;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a connection makes of a peer that breaks the protocol: an end, and no memory without bound. */
class HostilePeerTest {

    private static final EndpointLoad GET = EndpointLoad.get("/");

    @Test
    void aServerOfAnotherProtocolIsNamedSo() {
        FakePeer peer = FakePeer.silent(1);

        peer.sends("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        peer.closes();

        assertThat(peer.events).first().isEqualTo("close");
        assertThat(peer.events).last().asString().startsWith("closed: does not speak HTTP/2 as it should: a frame of");
    }

    @Test
    void aServerThatClosesWithoutAWordIsNamedSo() {
        FakePeer peer = FakePeer.silent(1);

        peer.closes();

        assertThat(peer.events)
                .containsExactly("closed: closed the connection without a word of HTTP/2. Leave --http2 away.");
    }

    static Stream<Arguments> connectionFaults() {
        return Stream.of(
                fault("a push", peer -> peer.sendsFrame(FrameType.PUSH_PROMISE, 4, 1, 0, 0, 0, 2)),
                fault("DATA on an idle stream", peer -> peer.sendsData(9, false, "x")),
                fault("DATA on no stream", peer -> peer.sendsData(0, false, "x")),
                fault("a head on an idle stream", peer -> peer.sendsHead(9, true, ":status", "200")),
                fault("a head on a stream of the server's", peer -> peer.sendsHead(2, true, ":status", "200")),
                fault("a continuation of nothing", peer -> peer.sendsFrame(FrameType.CONTINUATION, 4, 1)),
                fault("an interrupted head", peer -> {
                    peer.sendsFrame(FrameType.HEADERS, 0, 1, 0x88);
                    peer.sendsFrame(FrameType.PING, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8);
                }),
                fault("a head interrupted by an unknown frame", peer -> {
                    peer.sendsFrame(FrameType.HEADERS, 0, 1, 0x88);
                    peer.sendsFrame(99, 0, 0, 1, 2);
                }),
                fault("a head interrupted by DATA", peer -> {
                    peer.sendsFrame(FrameType.HEADERS, 0, 1, 0x88);
                    peer.sendsData(1, false, "x");
                }),
                fault("a head that cannot be unpacked", peer -> peer.sendsFrame(FrameType.HEADERS, 4, 1, 0xff)),
                fault("a head that uses a dynamic table", peer -> peer.sendsFrame(FrameType.HEADERS, 4, 1, 0x88, 0xbe)),
                fault("more padding than head", peer -> peer.sendsFrame(FrameType.HEADERS, 4 | 8, 1, 9, 0x88)),
                fault("padding without its length", peer -> peer.sendsFrame(FrameType.HEADERS, 4 | 8, 1)),
                fault("more padding than DATA", peer -> peer.sendsFrame(FrameType.DATA, 8, 1, 9, 'x')),
                fault("padded DATA of nothing", peer -> peer.sendsFrame(FrameType.DATA, 8, 1)),
                fault("settings of odd size", peer -> peer.sendsFrame(FrameType.SETTINGS, 0, 0, 1)),
                fault("settings of a stream", peer -> peer.sendsFrame(FrameType.SETTINGS, 0, 1)),
                fault("an acknowledgement with settings", peer -> peer.sendsFrame(FrameType.SETTINGS, 1, 0, 1)),
                fault("push turned on", peer -> peer.sendsSettings(PeerSettings.ENABLE_PUSH, 1)),
                fault("a tiny largest frame", peer -> peer.sendsSettings(PeerSettings.MAX_FRAME_SIZE, 1)),
                fault("a window beyond 2^31-1", peer -> peer.sendsSettings(PeerSettings.INITIAL_WINDOW_SIZE, -1)),
                fault("a short ping", peer -> peer.sendsFrame(FrameType.PING, 0, 0, 1)),
                fault("a ping of a stream", peer -> peer.sendsFrame(FrameType.PING, 0, 1, 1, 2, 3, 4, 5, 6, 7, 8)),
                fault("a short goodbye", peer -> peer.sendsFrame(FrameType.GOAWAY, 0, 0, 1)),
                fault("a short reset", peer -> peer.sendsFrame(FrameType.RST_STREAM, 0, 1, 1)),
                fault("a reset of an idle stream", peer -> peer.sendsFrame(FrameType.RST_STREAM, 0, 9, 0, 0, 0, 1)),
                fault("a window opened by nothing", peer -> peer.sendsFrame(FrameType.WINDOW_UPDATE, 0, 0, 0, 0, 0, 0)),
                fault(
                        "a connection's window beyond 2^31-1",
                        peer -> peer.sendsFrame(FrameType.WINDOW_UPDATE, 0, 0, 0x7f, 255, 255, 255)),
                fault("a frame too long", peer -> peer.sendsFrame(99, 0, 0, new byte[20_000])));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("connectionFaults")
    void aFaultOfTheConnectionEndsEveryRequestAsMalformed(String why, Consumer<FakePeer> fault) throws Exception {
        FakePeer peer = FakePeer.ready(2);
        peer.asks(GET);
        peer.takeFrames();

        fault.accept(peer);
        peer.sendsHead(1, true, ":status", "200");

        assertThat(peer.events).as(why).containsExactly("withdrawn", "MALFORMED_RESPONSE", "close");
        assertThat(peer.takeFrames()).last().isEqualTo("GOAWAY 0 0 (8)");
    }

    static Stream<Arguments> streamFaults() {
        return Stream.of(
                fault("no status", peer -> peer.sendsHead(1, true, "server", "x")),
                fault("a status that is no number", peer -> peer.sendsHead(1, true, ":status", "ok")),
                fault("a status of four digits", peer -> peer.sendsHead(1, true, ":status", "2000")),
                fault("an interim head that ends the answer", peer -> peer.sendsHead(1, true, ":status", "100")),
                fault("a switch of protocols", peer -> peer.sendsHead(1, false, ":status", "101")),
                fault(
                        "a length that is no number",
                        peer -> peer.sendsHead(1, true, ":status", "200", "content-length", "x")),
                fault("a body before its head", peer -> peer.sendsData(1, false, "x")),
                fault("a body shorter than its length", peer -> {
                    peer.sendsHead(1, false, ":status", "200", "content-length", "5");
                    peer.sendsData(1, true, "four");
                }),
                fault("trailers that end nothing", peer -> {
                    peer.sendsHead(1, false, ":status", "200");
                    peer.sendsHead(1, false, "a", "b");
                }),
                fault("a second status", peer -> {
                    peer.sendsHead(1, false, ":status", "200");
                    peer.sendsHead(1, true, ":status", "200");
                }),
                fault("a window opened by nothing", peer -> peer.sendsFrame(FrameType.WINDOW_UPDATE, 0, 1, 0, 0, 0, 0)),
                fault(
                        "a window beyond 2^31-1",
                        peer -> peer.sendsFrame(FrameType.WINDOW_UPDATE, 0, 1, 0x7f, 255, 255, 255)),
                fault("interim heads without end", peer -> {
                    for (int i = 0; i < 10_000; i++) {
                        peer.sendsHead(1, false, ":status", "100", "x", "y");
                    }
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("streamFaults")
    void aFaultOfOneAnswerEndsItAloneAsMalformed(String why, Consumer<FakePeer> fault) throws Exception {
        FakePeer peer = FakePeer.ready(2);
        peer.asks(GET);
        peer.asks(GET);

        fault.accept(peer);
        peer.sendsHead(3, true, ":status", "200");

        assertThat(peer.events).as(why).containsExactly("MALFORMED_RESPONSE reusable", "OK reusable");
    }

    @Test
    void headsWithoutEndEnd() throws Exception {
        FakePeer peer = FakePeer.ready(1);
        peer.asks(GET);
        peer.sendsFrame(FrameType.HEADERS, 0, 1, 0x88);
        for (int i = 0; i < 10_000 && peer.events.isEmpty(); i++) {
            peer.sendsFrame(FrameType.CONTINUATION, 0, 1);
        }

        assertThat(peer.events).containsExactly("MALFORMED_RESPONSE", "close");
    }

    @Test
    void aPeerThatAsksWithoutEndAndDoesNotReadIsGivenUp() throws Exception {
        FakePeer peer = FakePeer.ready(1);
        peer.asks(GET);
        peer.takesAll = false;
        int pings = 0;
        while (peer.events.isEmpty() && pings < 1_000_000) {
            peer.sendsFrame(FrameType.PING, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8);
            pings++;
        }

        assertThat(pings).isLessThan(100_000);
        assertThat(peer.events).containsExactly("MALFORMED_RESPONSE", "close");
    }

    @Test
    void aPeerThatReadsLateGetsItsAnswersThen() {
        FakePeer peer = FakePeer.ready(1);
        peer.takesAll = false;
        peer.sendsFrame(FrameType.PING, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(peer.takeFrames()).isEmpty();

        peer.canWriteAgain();

        assertThat(peer.takeFrames()).containsExactly("PING 0 1 (8)");
    }

    @Test
    void noBytesAtAllHarmIt() throws Exception {
        var random = new SplittableRandom(11);
        for (int round = 0; round < 3_000; round++) {
            FakePeer peer = FakePeer.ready(2);
            peer.asks(GET);
            peer.chunkBytes = 1 + random.nextInt(50);
            for (int frame = 0; frame < 6; frame++) {
                byte[] payload = new byte[random.nextInt(24)];
                random.nextBytes(payload);
                peer.sendsFrame(random.nextInt(11), random.nextInt(64), random.nextInt(4), payload);
            }
            peer.closes();

            assertThat(peer.events.stream().filter(event -> event.matches("[A-Z_]+( reusable)?")))
                    .hasSize(1);
            assertThat(peer.events).last().asString().startsWith("closed");
        }
    }

    private static Arguments fault(String why, Consumer<FakePeer> fault) {
        return Arguments.of(why, fault);
    }
}
