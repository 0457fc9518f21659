package dev.headroom.load.internal.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.load.internal.http.ResponseParser.State;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("StringConcatToTextBlock") // CRLF line ends are the point
class ResponseParserTest {

    private static final String PLAIN = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello";
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "5;name=value\r\nhello\r\nA\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n";
    private static final String INTERIM = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + PLAIN;
    private static final String NO_CONTENT = "HTTP/1.1 204 No Content\r\nContent-Length: 7\r\n\r\n";

    @Test
    void everySplitReadsTheSame() {
        for (String answer : List.of(PLAIN, CHUNKED, INTERIM, NO_CONTENT)) {
            byte[] bytes = answer.getBytes(ISO_8859_1);
            var whole = parsed(answer);
            for (int split = 0; split <= bytes.length; split++) {
                var parser = new ResponseParser();

                parser.parse(ByteBuffer.wrap(bytes, 0, split));
                parser.parse(ByteBuffer.wrap(bytes, split, bytes.length - split));

                assertThat(parser.state()).as("%s split at %d", answer, split).isEqualTo(State.DONE);
                assertThat(parser.bodyBytes()).isEqualTo(whole.bodyBytes());
                assertThat(parser.status()).isEqualTo(whole.status());
                assertThat(parser.keepAlive()).isTrue();
            }
        }
    }

    @Test
    void everyByteAloneReadsTheSame() {
        var parser = new ResponseParser();

        for (byte b : CHUNKED.getBytes(ISO_8859_1)) {
            assertThat(parser.state()).isNotEqualTo(State.DONE);
            parser.parse(ByteBuffer.wrap(new byte[] {b}));
        }

        assertThat(parser.state()).isEqualTo(State.DONE);
        assertThat(parser.bodyBytes()).isEqualTo(15);
    }

    @Test
    void bytesAfterTheAnswerStayInTheBuffer() {
        var input = ByteBuffer.wrap((PLAIN + "HTTP").getBytes(ISO_8859_1));
        var parser = new ResponseParser();

        parser.parse(input);

        assertThat(parser.state()).isEqualTo(State.DONE);
        assertThat(input.remaining()).isEqualTo(4);
    }

    @Test
    void headAnswersHaveNoBody() {
        var parser = new ResponseParser();
        parser.reset(true, null);

        parser.parse(ByteBuffer.wrap("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n".getBytes(ISO_8859_1)));

        assertThat(parser.state()).isEqualTo(State.DONE);
        assertThat(parser.bodyBytes()).isZero();
        assertThat(parser.keepAlive()).isTrue();
    }

    @Test
    void bodiesWithoutLengthLastUntilTheConnectionCloses() {
        var parser = parsed("HTTP/1.1 200 OK\r\n\r\nsome text");

        assertThat(parser.state()).isEqualTo(State.BODY_UNTIL_CLOSE);
        assertThat(parser.endOfStream()).isEqualTo(State.DONE);
        assertThat(parser.bodyBytes()).isEqualTo(9);
        assertThat(parser.keepAlive()).isFalse();
    }

    @Test
    void truncatedAnswersAreNotWhole() {
        for (int end = 0; end < CHUNKED.length(); end++) {
            var parser = parsed(CHUNKED.substring(0, end));

            assertThat(parser.endOfStream()).isNotIn(State.DONE, State.MALFORMED);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1, Connection: close, false",
        "HTTP/1.1, 'Connection: foo, Close', false",
        "HTTP/1.1, Connection: keep-alive, true",
        "HTTP/1.0, Connection: keep-alive, true",
        "HTTP/1.0, X: y, false",
        "HTTP/1.1, Transfer-Encoding: chunked, false",
    })
    void connectionHeadersDecideReuse(String version, String header, boolean reuse) {
        var parser = parsed(version + " 200 OK\r\nContent-Length: 0\r\n" + header + "\r\n\r\n0\r\n\r\n");

        assertThat(parser.state()).isEqualTo(State.DONE);
        assertThat(parser.keepAlive()).isEqualTo(reuse);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.2\r\n",
                "HTTP/2.0 200 OK\r\n\r\n",
                "HTTP/1.1 2x0 OK\r\n\r\n",
                "HTTP/1.1 099 Low\r\n\r\n",
                "HTTP/1.1 101 Switching Protocols\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 9999999999999999999\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: \r\n\r\n",
                "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
                "HTTP/1.1 200 OK\r\n: no name\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX: a\r\n folded\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffffff\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n",
            })
    void whatIsNotHttpIsMalformed(String answer) {
        var parser = parsed(answer);

        assertThat(parser.state()).isEqualTo(State.MALFORMED);
        assertThat(parser.problem()).isNotBlank();
    }

    @Test
    void endlessHeadsEnd() {
        assertThat(parsed("HTTP/1.1 200 OK\r\nX: " + "a".repeat(20_000)).state())
                .isEqualTo(State.MALFORMED);
        assertThat(parsed("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(20_000)).state())
                .isEqualTo(State.MALFORMED);
        assertThat(parsed("HTTP/1.1 100 Continue\r\n\r\n".repeat(5_000)).state())
                .isEqualTo(State.MALFORMED);
    }

    @Test
    void longBodiesOfSmallChunksAreNoAttack() {
        var parser = parsed(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + "1\r\nx\r\n".repeat(100_000) + "0\r\n\r\n");

        assertThat(parser.state()).isEqualTo(State.DONE);
        assertThat(parser.bodyBytes()).isEqualTo(100_000);
    }

    @Test
    void tenThousandMutationsNeverEscapeTheStates() {
        var random = new SplittableRandom(42);
        List<String> answers = List.of(PLAIN, CHUNKED, INTERIM, NO_CONTENT);
        int malformed = 0;
        for (int i = 0; i < 10_000; i++) {
            byte[] bytes = answers.get(i % answers.size()).getBytes(ISO_8859_1);
            for (int change = random.nextInt(1, 6); change > 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            int length = random.nextInt(bytes.length) + 1;
            var whole = new ResponseParser();
            whole.parse(ByteBuffer.wrap(bytes, 0, length));
            var pieces = new ResponseParser();
            for (int at = 0; at < length; ) {
                int piece = Math.min(length - at, random.nextInt(1, 8));
                pieces.parse(ByteBuffer.wrap(Arrays.copyOfRange(bytes, at, at + piece)));
                at += piece;
            }

            assertThat(pieces.state()).isEqualTo(whole.state());
            assertThat(pieces.bodyBytes()).isEqualTo(whole.bodyBytes()).isBetween(0L, 1000L);
            malformed += whole.state() == State.MALFORMED ? 1 : 0;
        }
        assertThat(malformed).isBetween(1_000, 9_900);
    }

    private static ResponseParser parsed(String answer) {
        var parser = new ResponseParser();
        parser.parse(ByteBuffer.wrap(answer.getBytes(ISO_8859_1)));
        return parser;
    }
}
