package dev.headroom.load.internal.http;

import dev.headroom.load.EndpointLoad;
import dev.headroom.load.InvalidLoadException;
import dev.headroom.load.internal.protocol.RequestRenderer;
import dev.headroom.load.internal.template.RenderedBytes;
import dev.headroom.load.internal.template.RequestValues;
import dev.headroom.load.internal.template.Template;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes the requests of one endpoint. All that is constant was rendered when it was made; each request patches in its
 * parameters, its length and its {@code traceparent} (W3C Trace Context, version 00, sampled).
 *
 * <p>Not thread-safe. The bytes are reused by the next request; a request allocates nothing once the buffer has grown.
 */
final class Http1Request implements RequestRenderer {

    private static final byte[] HEADERS_END = "-01\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final List<Template.Part> head;
    private final List<Template.Part> body;
    private final byte[] headers;
    private final byte[] traceStart;
    private final boolean hasBody;
    private final boolean headMethod;
    private final ExpectedStatuses expected;
    private final RenderedBytes bytes = new RenderedBytes(512);
    private final RenderedBytes bodyBytes = new RenderedBytes(64);

    private Http1Request(
            EndpointLoad endpoint,
            List<Template.Part> head,
            List<Template.Part> body,
            byte[] headers,
            long traceIdHigh) {
        this.head = List.copyOf(head);
        this.body = List.copyOf(body);
        this.headers = headers;
        hasBody = RequestHeaders.hasBody(endpoint);
        traceStart = ((hasBody ? "\r\n" : "") + "traceparent: 00-" + String.format(Locale.ROOT, "%016x", traceIdHigh))
                .getBytes(StandardCharsets.US_ASCII);
        headMethod = endpoint.method().equals("HEAD");
        expected = ExpectedStatuses.of(endpoint);
    }

    /**
     * @param authority host and port for the Host header
     * @param basePath prefix of every path, without a trailing slash
     */
    static Http1Request of(EndpointLoad endpoint, String authority, String basePath, long traceIdHigh)
            throws InvalidLoadException {
        RequestHeaders.requireMethod(endpoint);
        List<Template.Part> head = new ArrayList<>();
        head.add(Template.literal(endpoint.method() + " " + basePath));
        head.addAll(Template.path("path of " + endpoint.name(), endpoint.path()));
        head.add(Template.literal(" HTTP/1.1\r\n"));
        List<Template.Part> body = Template.body(
                "body of " + endpoint.name(), endpoint.bodyTemplate().orElse(""));
        String fixed = "Host: " + authority + "\r\n" + RequestHeaders.text(endpoint) + (RequestHeaders.hasBody(endpoint) ? "Content-Length: " : "");
        return new Http1Request(endpoint, head, body, fixed.getBytes(StandardCharsets.ISO_8859_1), traceIdHigh);
    }

    /** Read the result from {@link #bytes()} up to {@link #length()}. */
    @Override
    public void render(RequestValues values) {
        bytes.clear().append(head, values);
        bodyBytes.clear().append(body, values);
        bytes.append(headers);
        if (hasBody) {
            bytes.appendDecimal(bodyBytes.length());
        }
        bytes.append(traceStart)
                .appendHex(values.traceIdLow())
                .append('-')
                .appendHex(values.traceIdLow())
                .append(HEADERS_END)
                .append(bodyBytes);
    }

    byte[] bytes() {
        return bytes.array();
    }

    int length() {
        return bytes.length();
    }

    /** Whether the answer has no body whatever its headers say. */
    boolean isHead() {
        return headMethod;
    }

    /** Which statuses of its answer are a success. */
    ExpectedStatuses expected() {
        return expected;
    }
}
