package dev.headroom.load.internal.hpack;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.DefaultHttp2HeadersEncoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Header blocks of another implementation, of the standard's examples, and of nobody. */
class FieldCursorTest {

    private static final FieldName STATUS = FieldName.of(":status");
    private static final FieldName SERVER = FieldName.of("Server");
    private static final FieldName GRPC_STATUS = FieldName.of("grpc-status");

    @ParameterizedTest
    @ValueSource(ints = {0, 1000})
    void readsWhatNettyPacks(int huffmanFromLength) throws Http2Exception {
        var headers = new DefaultHttp2Headers()
                .status("418")
                .add("server", "tea/1.0")
                .add("content-length", "1234567890123")
                .add("grpc-status", "0")
                .add("x-long", "v".repeat(300));

        byte[] block = packed(headers, huffmanFromLength);

        assertThat(fields(block))
                .containsExactly(
                        ":status: 418",
                        "server: tea/1.0",
                        "content-length: 1234567890123",
                        "grpc-status: 0",
                        "x-long: " + "v".repeat(300));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1000})
    void findsNamesWithoutDecodingThem(int huffmanFromLength) throws Http2Exception {
        var headers = new DefaultHttp2Headers().status("200").add("server", "x").add("grpc-status", "13");
        byte[] block = packed(headers, huffmanFromLength);
        var cursor = new FieldCursor();
        cursor.reset(block, 0, block.length);

        assertThat(cursor.next() && cursor.nameIs(STATUS) && cursor.number() == 200)
                .isTrue();
        assertThat(cursor.next() && cursor.nameIs(SERVER) && !cursor.nameIs(STATUS))
                .isTrue();
        assertThat(cursor.next() && cursor.nameIs(GRPC_STATUS) && cursor.number() == 13)
                .isTrue();
        assertThat(cursor.next() || cursor.malformed()).isFalse();
    }

    @Test
    void aFieldIsExpandedToItsNameAndValue() throws Http2Exception {
        byte[] block = packed(new DefaultHttp2Headers().add("x-name", "some value"), 0);
        var cursor = new FieldCursor();
        cursor.reset(block, 0, block.length);
        cursor.next();

        byte[] field = cursor.expand();

        int name = cursor.expandedNameBytes();
        assertThat(new String(field, 0, name, StandardCharsets.US_ASCII)).isEqualTo("x-name");
        assertThat(new String(field, name, cursor.expandedValueBytes(), StandardCharsets.US_ASCII))
                .isEqualTo("some value");
    }

    @Test
    void nettyReadsWhatIsPackedHere() throws Http2Exception {
        var block = new FieldBlock()
                .field(":method", "GET")
                .field(":scheme", "https")
                .field(":authority", "localhost:8443")
                .field("accept-encoding", "gzip, deflate")
                .field("user-agent", "u".repeat(200))
                .field("x-own", "");
        block.name(":path").valueLength(2).bytes().append('/').append('a');

        var decoder = new DefaultHttp2HeadersDecoder(false);
        Http2Headers headers = decoder.decodeHeaders(
                1,
                Unpooled.wrappedBuffer(block.bytes().array(), 0, block.bytes().length()));

        assertThat(headers.method()).hasToString("GET");
        assertThat(headers.scheme()).hasToString("https");
        assertThat(headers.path()).hasToString("/a");
        assertThat(headers.authority()).hasToString("localhost:8443");
        assertThat(headers.get("user-agent")).hasToString("u".repeat(200));
        assertThat(headers.get("accept-encoding")).hasToString("gzip, deflate");
        assertThat(headers.get("x-own")).hasToString("");
    }

    @ParameterizedTest
    @CsvSource({
        "400a637573746f6d2d6b65790d637573746f6d2d686561646572, custom-key: custom-header", // C.2.1
        "040c2f73616d706c652f70617468, :path: /sample/path", // C.2.2
        "100870617373776f726406736563726574, password: secret", // C.2.3
        "82, :method: GET", // C.2.4
        "2088, :status: 200" // a table of size 0 first
    })
    void theExamplesOfTheStandardAreRead(String block, String field) {
        assertThat(fields(HexFormat.of().parseHex(block))).containsExactly(field);
    }

    @ParameterizedTest
    @CsvSource({
        "80, index 0",
        "be, an index beyond the static table",
        "7e0161, a name beyond the static table",
        "0005, a name cut off",
        "00016105, a value cut off",
        "000161, no value at all",
        "0000, an empty name",
        "ffffffffffff0f, an integer too large",
        "ff, an integer cut off",
        "3f01, a dynamic table",
        "8820, a table size after a field"
    })
    void whatIsNoBlockIsMalformed(String block, String why) {
        byte[] bytes = HexFormat.of().parseHex(block);
        var cursor = new FieldCursor();
        cursor.reset(bytes, 0, bytes.length);
        while (cursor.next()) {
            cursor.name();
        }

        assertThat(cursor.malformed()).as(why).isTrue();
    }

    @Test
    void noBytesAtAllHarmIt() {
        var random = new SplittableRandom(7);
        var cursor = new FieldCursor();
        int read = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] block = new byte[random.nextInt(40)];
            random.nextBytes(block);
            cursor.reset(block, 0, block.length);
            while (cursor.next()) {
                cursor.expand();
                read += cursor.nameIs(STATUS) ? 1 : 0;
                read += cursor.number() > 0 ? 1 : 0;
                read += cursor.name().length() + cursor.value().length();
            }
        }

        assertThat(read).isPositive();
    }

    private static List<String> fields(byte[] block) {
        List<String> fields = new ArrayList<>();
        byte[] padded = Arrays.copyOf(block, block.length + 3);
        var cursor = new FieldCursor();
        cursor.reset(padded, 0, block.length);
        while (cursor.next()) {
            fields.add(cursor.name() + ": " + cursor.value());
        }
        assertThat(cursor.malformed()).isFalse();
        return fields;
    }

    /** As a peer packs that was told to keep no dynamic table. */
    private static byte[] packed(Http2Headers headers, int huffmanFromLength) throws Http2Exception {
        var encoder = new DefaultHttp2HeadersEncoder(Http2HeadersEncoder.NEVER_SENSITIVE, false, 16, huffmanFromLength);
        encoder.configuration().maxHeaderTableSize(0);
        ByteBuf block = Unpooled.buffer();
        encoder.encodeHeaders(1, headers, block);
        return ByteBufUtil.getBytes(block);
    }
}
