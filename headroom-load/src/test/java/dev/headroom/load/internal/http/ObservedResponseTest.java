package dev.headroom.load.internal.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.load.EndpointLoad;
import dev.headroom.load.internal.protocol.Connection;
import dev.headroom.load.internal.protocol.RequestRenderer;
import dev.headroom.load.internal.protocol.ResponseObserver;
import dev.headroom.load.internal.protocol.Slot;
import dev.headroom.load.internal.template.RequestValues;
import dev.headroom.load.internal.template.TemplateScope;
import dev.headroom.load.internal.wire.Wire;
import dev.headroom.measure.RequestOutcome;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an observer sees of an HTTP/1.1 answer, and what it decides. */
@SuppressWarnings("StringConcatToTextBlock") // CRLF line ends are the point
class ObservedResponseTest {

    private static final String ANSWER = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
            + "HTTP/1.1 200 OK\r\nContent-Type:  text/plain \r\nTransfer-Encoding: chunked\r\n\r\n"
            + "5\r\nhello\r\n6\r\n world\r\n0\r\nChecksum: 7\r\n\r\n";
    private static final List<String> SEEN =
            List.of("200", "Content-Type=text/plain", "Transfer-Encoding=chunked", "hello world", "Checksum=7");

    @Test
    void anObserverSeesTheFinalAnswerWithoutItsFraming() {
        var observer = new Transcript();
        var parser = new ResponseParser();
        parser.reset(false, observer);

        parser.parse(ByteBuffer.wrap(ANSWER.getBytes(ISO_8859_1)));

        assertThat(observer.seen).isEqualTo(SEEN);
    }

    @Test
    void itSeesTheSameInPiecesOfOneByte() {
        var observer = new Transcript();
        var parser = new ResponseParser();
        parser.reset(false, observer);

        for (byte b : ANSWER.getBytes(ISO_8859_1)) {
            parser.parse(ByteBuffer.wrap(new byte[] {b}));
        }

        assertThat(observer.seen).isEqualTo(SEEN);
    }

    @Test
    void itSeesOnlyThePartOfTheBufferThatIsTheBody() {
        var observer = new Transcript();
        var parser = new ResponseParser();
        parser.reset(false, observer);
        var input = ByteBuffer.wrap("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP".getBytes(ISO_8859_1));

        parser.parse(input);

        assertThat(observer.seen).containsExactly("200", "Content-Length=2", "ok");
        assertThat(input.remaining()).isEqualTo(4);
    }

    @Test
    void anAnswerInPiecesSaysSoFromItsFirstOn() throws Exception {
        var ends = new Ends();
        Connection connection = sent(ends);

        connection.received(ByteBuffer.wrap("HTTP/1.1 2".getBytes(ISO_8859_1)));
        assertThat(ends.answering).isEqualTo(1);
        connection.received(ByteBuffer.wrap("00 OK\r\nContent-Length: 0\r\n\r\n".getBytes(ISO_8859_1)));

        assertThat(ends.answering).isEqualTo(1);
        assertThat(ends.outcomes).containsExactly(RequestOutcome.OK);
    }

    @Test
    void anAnswerInOnePieceIsNotAnnounced() throws Exception {
        var ends = new Ends();

        sent(ends).received(ByteBuffer.wrap("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(ISO_8859_1)));

        assertThat(ends.answering).isZero();
        assertThat(ends.outcomes).containsExactly(RequestOutcome.OK);
    }

    private static Connection sent(Ends ends) throws Exception {
        var protocol = new Http1("localhost", "", 1);
        Connection connection = protocol.connection(ends);
        RequestRenderer request = protocol.renderer(EndpointLoad.get("/"), TemplateScope.none());
        request.render(new RequestValues(new SplittableRandom(1)));
        connection.opened(new NoWire());
        connection.send(ends.offered.get(0), request);
        return connection;
    }

    @Test
    void itsJudgementAtTheEndIsTheOutcome() throws Exception {
        var ends = new Ends();
        var protocol = new Http1("localhost", "", 1);
        Connection connection = protocol.connection(ends);
        RequestRenderer request = protocol.renderer(EndpointLoad.get("/"), TemplateScope.none());
        request.render(new RequestValues(new SplittableRandom(1)));
        connection.opened(new NoWire());
        Slot slot = ends.offered.get(0);

        slot.observer = new Transcript();
        connection.send(slot, request);
        connection.received(ByteBuffer.wrap("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nno".getBytes(ISO_8859_1)));
        slot.observer = null;
        connection.send(slot, request);
        connection.received(ByteBuffer.wrap("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nno".getBytes(ISO_8859_1)));

        assertThat(ends.outcomes).containsExactly(RequestOutcome.BAD_STATUS, RequestOutcome.OK);
    }

    /** Writes down what it is shown; only "ok" pleases it. */
    private static final class Transcript implements ResponseObserver {

        private final List<String> seen = new ArrayList<>();
        private boolean inBody;

        @Override
        public void onStatus(int status) {
            seen.add(Integer.toString(status));
        }

        @Override
        public void onHeader(byte[] bytes, int nameStart, int nameLength, int valueStart, int valueLength) {
            inBody = false;
            seen.add(new String(bytes, nameStart, nameLength, ISO_8859_1) + "="
                    + new String(bytes, valueStart, valueLength, ISO_8859_1));
        }

        @Override
        public void onBody(ByteBuffer piece) {
            String text = ISO_8859_1.decode(piece).toString();
            int last = seen.size() - 1;
            if (inBody) {
                seen.set(last, seen.get(last) + text);
            } else {
                seen.add(text);
            }
            inBody = true;
        }

        @Override
        public RequestOutcome onEnd(RequestOutcome byStatus) {
            return seen.contains("ok") ? byStatus : RequestOutcome.BAD_STATUS;
        }
    }

    private static final class Ends implements Connection.Listener {

        private final List<Slot> offered = new ArrayList<>();
        private final List<RequestOutcome> outcomes = new ArrayList<>();
        private int answering;

        @Override
        public void answering(Slot slot) {
            answering++;
        }

        @Override
        public void opened(Connection connection) {
            // Its slot follows.
        }

        @Override
        public void offered(Slot slot) {
            offered.add(slot);
        }

        @Override
        public void withdrawn(Slot slot) {
            throw new AssertionError("HTTP/1.1 withdraws no slot");
        }

        @Override
        public void ended(Slot slot, RequestOutcome outcome, boolean reusable) {
            outcomes.add(outcome);
        }

        @Override
        public void closed(Connection connection, @Nullable Throwable cause) {
            throw new AssertionError("Nothing closes it");
        }
    }

    /** Takes everything. */
    private static final class NoWire implements Wire {

        @Override
        public void send(byte[] bytes, int offset, int length) {
            // Nobody reads it.
        }

        @Override
        public boolean sentAll() {
            return true;
        }

        @Override
        public void close() {
            throw new AssertionError("Both answers leave it open");
        }
    }
}
