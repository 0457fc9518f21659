package dev.headroom.load.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.load.EndpointLoad;
import dev.headroom.load.internal.protocol.ResponseObserver;
import dev.headroom.load.internal.protocol.Slot;
import dev.headroom.measure.RequestOutcome;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a connection makes of a peer that keeps the protocol. */
class Http2ConnectionTest {

    private static final EndpointLoad GET = EndpointLoad.get("/");

    @Test
    void opensWhenThePeersSettingsHaveComeAndOffersAsManyStreamsAsBothAllow() {
        FakePeer peer = FakePeer.silent(10);
        assertThat(peer.takeFrames()).containsExactly("SETTINGS 0 0 (24)", "WINDOW_UPDATE 0 0 (4)");
        assertThat(peer.events).isEmpty();

        peer.sendsSettings(PeerSettings.MAX_CONCURRENT_STREAMS, 3);

        assertThat(peer.events).containsExactly("opened");
        assertThat(peer.idle).hasSize(3);
        assertThat(peer.takeFrames()).containsExactly("SETTINGS 0 1 (0)");
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, 1})
    void anAnswerEndsItsRequestWhateverThePiecesItComesIn(int chunkBytes) throws Exception {
        FakePeer peer = FakePeer.ready(2);
        peer.chunkBytes = chunkBytes;
        peer.asks(GET);
        peer.asks(GET);
        assertThat(peer.takeFrames()).allMatch(frame -> frame.matches("HEADERS [13] 5 .*"));

        peer.sendsHead(3, false, ":status", "200", "content-length", "5");
        peer.sendsHead(1, true, ":status", "204");
        peer.sendsData(3, false, "he");
        peer.sendsFrame(FrameType.DATA, FrameType.PADDED | FrameType.END_STREAM, 3, 2, 'l', 'l', 'o', 0, 0);

        assertThat(peer.events).containsExactly("OK reusable", "OK reusable");
    }

    @Test
    void aStatusNobodyExpectsIsAnError() throws Exception {
        FakePeer peer = FakePeer.ready(3);
        peer.asks(GET);
        peer.asks(GET.withExpect(Set.of(404)));

        peer.sendsHead(1, true, ":status", "404");
        peer.sendsHead(3, true, ":status", "404");

        assertThat(peer.events).containsExactly("BAD_STATUS reusable", "OK reusable");
    }

    @Test
    void interimHeadsAndTrailersBelongToTheAnswer() throws Exception {
        FakePeer peer = FakePeer.ready(1);
        peer.asks(GET);

        peer.sendsHead(1, false, ":status", "103", "link", "</a>");
        peer.sendsHead(1, false, ":status", "200");
        peer.sendsData(1, false, "x");
        peer.sendsHead(1, true, "checksum", "1");

        assertThat(peer.events).containsExactly("OK reusable");
    }

    @Test
    void aHeadInManyFramesIsPutTogether() throws Exception {
        FakePeer peer = FakePeer.ready(1);
        peer.asks(GET);
        byte[] block = FakePeer.block(":status", "200", "x", "y".repeat(100));

        peer.sendsFrame(FrameType.HEADERS, FrameType.END_STREAM, 1, java.util.Arrays.copyOf(block, 1));
        peer.sendsFrame(FrameType.CONTINUATION, 0, 1, java.util.Arrays.copyOfRange(block, 1, 50));
        peer.sendsFrame(
                FrameType.CONTINUATION,
                FrameType.END_HEADERS,
                1,
                java.util.Arrays.copyOfRange(block, 50, block.length));

        assertThat(peer.events).containsExactly("OK reusable");
    }

    @Test
    void whoeverWatchesSeesStatusFieldsBodyAndEnd() throws Exception {
        FakePeer peer = FakePeer.ready(1);
        var seen = new Seen();
        peer.observer = seen;
        peer.asks(GET);

        peer.sendsHead(1, false, ":status", "100");
        peer.sendsHead(1, false, ":status", "200", "content-type", "text/plain");
        peer.sendsData(1, false, "hello");
        peer.sendsHead(1, true, "checksum", "7");

        assertThat(seen.lines)
                .containsExactly("status 200", "content-type=text/plain", "body hello", "checksum=7", "end OK");
        assertThat(peer.events).containsExactly("BAD_STATUS reusable");
    }

    @Test
    void aBodyWaitsForThePeersWindows() throws Exception {
        FakePeer peer = FakePeer.ready(2, PeerSettings.INITIAL_WINDOW_SIZE, 10);
        peer.asks(EndpointLoad.post("/", "text/plain", "x".repeat(25)));
        assertThat(peer.takeFrames()).element(1).isEqualTo("DATA 1 0 (10)");

        peer.sendsFrame(FrameType.WINDOW_UPDATE, 0, 1, 0, 0, 0, 7);
        assertThat(peer.takeFrames()).containsExactly("DATA 1 0 (7)");
        peer.sendsSettings(PeerSettings.INITIAL_WINDOW_SIZE, 100);

        assertThat(peer.takeFrames()).containsExactlyInAnyOrder("DATA 1 1 (8)", "SETTINGS 0 1 (0)");
        peer.sendsHead(1, true, ":status", "200");
        assertThat(peer.events).containsExactly("OK reusable");
    }

    @Test
    void aBodyLongerThanTheConnectionsWindowWaitsForThatToo() throws Exception {
        FakePeer peer = FakePeer.ready(2, PeerSettings.INITIAL_WINDOW_SIZE, 1_000_000);
        peer.asks(EndpointLoad.post("/", "text/plain", "x".repeat(70_000)));
        assertThat(peer.takeFrames().stream().filter(frame -> frame.startsWith("DATA")))
                .hasSize(4)
                .last()
                .isEqualTo("DATA 1 0 (16383)");

        peer.sendsFrame(FrameType.WINDOW_UPDATE, 0, 0, 0, 1, 0, 0);

        assertThat(peer.takeFrames()).containsExactly("DATA 1 1 (4465)");
    }

    @Test
    void anAnswerBeforeTheEndOfTheBodyEndsTheRequest() throws Exception {
        FakePeer peer = FakePeer.ready(1, PeerSettings.INITIAL_WINDOW_SIZE, 10);
        peer.asks(EndpointLoad.post("/", "text/plain", "x".repeat(25)));
        peer.takeFrames();

        peer.sendsHead(1, true, ":status", "413");

        assertThat(peer.events).containsExactly("BAD_STATUS reusable");
        assertThat(peer.takeFrames()).containsExactly("RST_STREAM 1 0 (4)");
    }

    @Test
    void pingsAreAnswered() {
        FakePeer peer = FakePeer.ready(1);

        peer.sendsFrame(FrameType.PING, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8);

        assertThat(peer.takeFrames()).containsExactly("PING 0 1 (8)");
    }

    @Test
    void fewerStreamsAllowedTakesIdleOnesBackAndMoreOffersThemAgain() throws Exception {
        FakePeer peer = FakePeer.ready(3);
        peer.asks(GET);
        peer.asks(GET);

        peer.sendsSettings(PeerSettings.MAX_CONCURRENT_STREAMS, 1);
        assertThat(peer.events).containsExactly("withdrawn");
        peer.sendsHead(1, true, ":status", "200");
        peer.sendsHead(3, true, ":status", "200");
        assertThat(peer.events).containsExactly("withdrawn", "OK", "OK reusable");
        peer.sendsSettings(PeerSettings.MAX_CONCURRENT_STREAMS, 2);

        assertThat(peer.idle).hasSize(2);
    }

    @Test
    void goAwayLosesWhatThePeerHasNotBegunAndClosesAfterTheRest() throws Exception {
        FakePeer peer = FakePeer.ready(3);
        peer.asks(GET);
        peer.asks(GET);

        peer.sendsFrame(FrameType.GOAWAY, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0);
        assertThat(peer.events).containsExactly("withdrawn", "CONNECTION_LOST");
        peer.sendsHead(1, true, ":status", "200");

        assertThat(peer.events).containsExactly("withdrawn", "CONNECTION_LOST", "OK", "close");
    }

    @Test
    void aStreamThatIsResetIsLostAndTheOthersGoOn() throws Exception {
        FakePeer peer = FakePeer.ready(2);
        peer.asks(GET);
        peer.asks(GET);

        peer.sendsFrame(FrameType.RST_STREAM, 0, 1, 0, 0, 0, 7);
        peer.sendsHead(3, true, ":status", "200");

        assertThat(peer.events).containsExactly("CONNECTION_LOST reusable", "OK reusable");
    }

    @Test
    void aRequestThatTimesOutIsCancelledAndItsLateAnswerPassedOver() throws Exception {
        FakePeer peer = FakePeer.ready(2);
        Slot slow = peer.asks(GET);
        peer.asks(GET);
        peer.sendsHead(3, true, ":status", "200");
        peer.takeFrames();

        peer.abandons(slow, RequestOutcome.TIMEOUT);
        peer.sendsHead(1, false, ":status", "200");
        peer.sendsData(1, true, "late");

        assertThat(peer.takeFrames()).containsExactly("RST_STREAM 1 0 (4)");
        assertThat(peer.events).containsExactly("OK reusable", "TIMEOUT reusable");
    }

    @Test
    void aConnectionThatHasFallenSilentGetsNoOtherRequest() throws Exception {
        FakePeer peer = FakePeer.ready(2);
        Slot slow = peer.asks(GET);

        peer.abandons(slow, RequestOutcome.TIMEOUT);

        assertThat(peer.events).containsExactly("withdrawn", "TIMEOUT", "close");
        assertThat(peer.idle).isEmpty();
    }

    @Test
    void aLongRequestDoesNotHinderTheIdsOfOthers() throws Exception {
        FakePeer peer = FakePeer.ready(2);
        peer.asks(GET);
        for (int i = 0; i < 100; i++) {
            peer.takeFrames();
            peer.asks(GET);
            int id = Integer.parseInt(peer.takeFrames().get(0).split(" ")[1]);
            peer.sendsHead(id, true, ":status", "200");
        }

        assertThat(peer.events).hasSize(100).containsOnly("OK reusable");
    }

    @Test
    void theEndOfTheConnectionLosesWhatIsOnItsWay() throws Exception {
        FakePeer peer = FakePeer.ready(2);
        peer.asks(GET);

        peer.closes();

        assertThat(peer.events).containsExactly("CONNECTION_LOST", "closed");
    }

    @Test
    void aPeerThatKeepsASmallTableIsToldThatNoneIsUsed() throws Exception {
        FakePeer peer = FakePeer.ready(2, PeerSettings.HEADER_TABLE_SIZE, 0);
        FakePeer other = FakePeer.ready(2);
        peer.asks(GET);
        other.asks(GET);

        assertThat(bytesOf(peer.takeFrames().get(0)))
                .isEqualTo(bytesOf(other.takeFrames().get(0)) + 1);
        peer.asks(GET);
        other.asks(GET);
        assertThat(peer.takeFrames()).isEqualTo(other.takeFrames());
    }

    @Test
    void aLongHeadIsSentInAsManyFramesAsThePeerTakes() throws Exception {
        FakePeer peer = FakePeer.ready(1);

        peer.asks(new EndpointLoad("long", "GET", "/", Map.of("x", "y".repeat(40_000)), null, 1, Set.of()));

        assertThat(peer.takeFrames())
                .hasSize(3)
                .startsWith("HEADERS 1 1 (16384)", "CONTINUATION 1 0 (16384)")
                .last()
                .asString()
                .startsWith("CONTINUATION 1 4");
    }

    private static int bytesOf(String frame) {
        return Integer.parseInt(frame.replaceAll(".*\\((\\d+)\\)", "$1"));
    }

    private static final class Seen implements ResponseObserver {
        final List<String> lines = new ArrayList<>();

        @Override
        public void onStatus(int status) {
            lines.add("status " + status);
        }

        @Override
        public void onHeader(byte[] bytes, int nameStart, int nameLength, int valueStart, int valueLength) {
            lines.add(new String(bytes, nameStart, nameLength, StandardCharsets.ISO_8859_1) + "="
                    + new String(bytes, valueStart, valueLength, StandardCharsets.ISO_8859_1));
        }

        @Override
        public void onBody(ByteBuffer piece) {
            lines.add("body " + StandardCharsets.UTF_8.decode(piece));
        }

        @Override
        public RequestOutcome onEnd(RequestOutcome byStatus) {
            lines.add("end " + byStatus);
            return RequestOutcome.BAD_STATUS;
        }
    }
}
