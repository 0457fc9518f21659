package dev.headroom.load.internal.http2;

import dev.headroom.load.internal.hpack.FieldBlock;
import dev.headroom.load.internal.protocol.RequestRenderer;
import dev.headroom.load.internal.template.CookieJar;
import dev.headroom.load.internal.template.RenderedBytes;
import dev.headroom.load.internal.template.RequestValues;
import dev.headroom.load.internal.template.Template;
import java.util.Arrays;
import java.util.List;

/**
 * Writes the requests of one endpoint as a header block and a body. The fields that are constant were packed when it was
 * made; each request adds its path, its length and its {@code traceparent} (W3C Trace Context, version 00, sampled).
 *
 * <p>Not thread-safe. The bytes are reused by the next request; a request without cookies allocates nothing once the buffers have grown.
 */
final class Http2Request implements RequestRenderer {

    /**
     * A field whose value is filled in for each request.
     *
     * @param name packed
     */
    @SuppressWarnings("ArrayRecordComponent") // read-only, never compared
    record Field(byte[] name, List<Template.Part> value) {
        static Field of(String name, List<Template.Part> value) {
            return new Field(nameOf(name), Template.joined(value));
        }
    }

    /** {@code 00-}, 32 and 16 hexadecimal digits with a dash between them, {@code -01}. */
    private static final int TRACEPARENT_BYTES = 55;

    private static final byte[] PATH = nameOf(":path");
    private static final byte[] CONTENT_LENGTH = nameOf("content-length");
    private static final byte[] COOKIE = nameOf("cookie");
    private static final byte[] NOTHING = {};
    private static final byte[] SAMPLED = {'-', '0', '1'};

    private final byte[] constant;
    private final List<Field> varying;
    private final byte[] traceStart;
    private final List<Template.Part> path;
    private final List<Template.Part> body;
    private final boolean hasBody;
    private final boolean lengthPrefixed;
    private final Http2Verdict verdict;
    private final FieldBlock block = new FieldBlock();
    private final RenderedBytes value = new RenderedBytes(64);
    private final RenderedBytes cookieBytes = new RenderedBytes(64);
    private final RenderedBytes bodyBytes = new RenderedBytes(64);

    /**
     * @param constant packed fields, the pseudo ones first
     * @param varying fields that are packed anew for each request
     * @param hasBody whether DATA follows, even if empty
     */
    Http2Request(
            FieldBlock constant,
            List<Field> varying,
            long traceIdHigh,
            List<Template.Part> path,
            List<Template.Part> body,
            boolean hasBody,
            Http2Verdict verdict) {
        this.constant = copy(constant.bytes());
        this.varying = List.copyOf(varying);
        this.path = Template.joined(path);
        this.body = Template.joined(body);
        this.hasBody = hasBody;
        this.verdict = verdict;
        lengthPrefixed = verdict.grpc();
        var trace = new FieldBlock().name("traceparent").valueLength(TRACEPARENT_BYTES);
        trace.bytes().append('0').append('0').append('-').appendHex(traceIdHigh);
        traceStart = copy(trace.bytes());
    }

    @Override
    public void render(RequestValues values) {
        value.clear().append(path, values);
        RenderedBytes bytes = block.bytes().clear();
        bytes.append(PATH);
        block.valueLength(value.length());
        bytes.append(value).append(constant);
        if (!values.cookies().isEmpty()) {
            renderCookies(values.cookies());
        }
        for (int i = 0; i < varying.size(); i++) {
            bytes.append(varying.get(i).name());
            appendValue(varying.get(i).value(), values);
        }
        if (hasBody) {
            renderBody(values);
        }
        bytes.append(traceStart)
                .appendHex(values.traceIdLow())
                .append('-')
                .appendHex(values.traceIdLow())
                .append(SAMPLED);
    }

    RenderedBytes block() {
        return block.bytes();
    }

    boolean hasBody() {
        return hasBody;
    }

    RenderedBytes body() {
        return bodyBytes;
    }

    Http2Verdict verdict() {
        return verdict;
    }

    /** Those that are for the path, which the value still holds. */
    private void renderCookies(CookieJar cookies) {
        cookieBytes.clear();
        if (cookies.appendTo(cookieBytes, NOTHING, value.array(), 0, value.length())) {
            block.bytes().append(COOKIE);
            block.valueLength(cookieBytes.length());
            block.bytes().append(cookieBytes);
        }
    }

    private void appendValue(List<Template.Part> parts, RequestValues values) {
        value.clear().append(parts, values);
        block.valueLength(value.length());
        block.bytes().append(value);
    }

    private void renderBody(RequestValues values) {
        bodyBytes.clear();
        if (lengthPrefixed) {
            renderMessage(values);
            return;
        }
        bodyBytes.append(body, values);
        value.clear().appendDecimal(bodyBytes.length());
        block.bytes().append(CONTENT_LENGTH);
        block.valueLength(value.length());
        block.bytes().append(value);
    }

    /** A gRPC message: not compressed, four bytes of length, itself. */
    private void renderMessage(RequestValues values) {
        value.clear().append(body, values);
        int length = value.length();
        bodyBytes
                .append((char) 0)
                .append((char) (length >>> 24))
                .append((char) (length >>> 16 & 0xff))
                .append((char) (length >>> 8 & 0xff))
                .append((char) (length & 0xff))
                .append(value);
    }

    private static byte[] nameOf(String name) {
        return copy(new FieldBlock().name(name).bytes());
    }

    private static byte[] copy(RenderedBytes bytes) {
        return Arrays.copyOf(bytes.array(), bytes.length());
    }
}
