package dev.headroom.load.internal.http;

import dev.headroom.load.EndpointLoad;
import dev.headroom.load.InvalidLoadException;
import dev.headroom.load.internal.protocol.RequestRenderer;
import dev.headroom.load.internal.template.CookieJar;
import dev.headroom.load.internal.template.RenderedBytes;
import dev.headroom.load.internal.template.RequestValues;
import dev.headroom.load.internal.template.Template;
import dev.headroom.load.internal.template.TemplateScope;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes the requests of one endpoint. All that is constant was rendered when it was made; each request patches in its
 * parameters, its length and its {@code traceparent} (W3C Trace Context, version 00, sampled).
 *
 * <p>Not thread-safe. The bytes are reused by the next request; a request without cookies allocates nothing once the buffer has grown.
 */
final class Http1Request implements RequestRenderer {

    private static final byte[] HEADERS_END = "-01\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LENGTH = "Content-Length: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] COOKIE = "Cookie: ".getBytes(StandardCharsets.US_ASCII);

    private final List<Template.Part> head;
    private final List<Template.Part> body;
    private final byte[] traceStart;
    private final boolean hasBody;
    private final boolean headMethod;
    private final ExpectedStatuses expected;
    private final RenderedBytes bytes = new RenderedBytes(512);
    private final RenderedBytes bodyBytes = new RenderedBytes(64);

    private Http1Request(EndpointLoad endpoint, List<Template.Part> head, List<Template.Part> body, long traceIdHigh) {
        this.head = Template.joined(head);
        this.body = Template.joined(body);
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
    static Http1Request of(
            EndpointLoad endpoint, TemplateScope scope, String authority, String basePath, long traceIdHigh)
            throws InvalidLoadException {
        RequestHeaders.requireMethod(endpoint);
        List<Template.Part> head = new ArrayList<>();
        head.add(Template.literal(endpoint.method() + " " + basePath));
        head.addAll(Template.path("path of " + endpoint.name(), endpoint.path(), scope));
        head.add(Template.literal(" HTTP/1.1\r\nHost: " + authority + "\r\n"));
        addHeaders(head, endpoint, scope);
        return new Http1Request(endpoint, head, Template.body(endpoint, scope), traceIdHigh);
    }

    /** Read the result from {@link #bytes()} up to {@link #length()}. */
    @Override
    public void render(RequestValues values) {
        bytes.clear().append(head, values);
        bodyBytes.clear().append(body, values);
        if (!values.cookies().isEmpty()) {
            appendCookies(values.cookies());
        }
        if (hasBody) {
            bytes.append(LENGTH).appendDecimal(bodyBytes.length());
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

    private void appendCookies(CookieJar cookies) {
        int path = 0;
        while (bytes.array()[path] != ' ') {
            path++;
        }
        int end = ++path;
        while (bytes.array()[end] != ' ') {
            end++;
        }
        if (cookies.appendTo(bytes, COOKIE, bytes.array(), path, end)) {
            bytes.append('\r').append('\n');
        }
    }

    private static void addHeaders(List<Template.Part> head, EndpointLoad endpoint, TemplateScope scope)
            throws InvalidLoadException {
        for (Map.Entry<String, String> header : RequestHeaders.of(endpoint).entrySet()) {
            head.add(Template.literal(header.getKey() + ": "));
            head.addAll(RequestHeaders.value(endpoint, header.getKey(), header.getValue(), scope));
            head.add(Template.literal("\r\n"));
        }
    }
}
