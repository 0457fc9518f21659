package dev.headroom.load.internal.http;

import dev.headroom.load.EndpointLoad;
import dev.headroom.load.InvalidLoadException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Writes the requests of one endpoint. All that is constant was rendered when it was made; each request patches in its
 * parameters, its length and its {@code traceparent} (W3C Trace Context, version 00, sampled).
 *
 * <p>Not thread-safe. The bytes are reused by the next request; a request allocates nothing once the buffer has grown.
 */
public final class RequestRenderer {

    private static final Set<String> OURS =
            Set.of("host", "content-length", "transfer-encoding", "connection", "traceparent", "upgrade", "expect");
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEADERS_END = "-01\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    private final List<Template.Part> head;
    private final List<Template.Part> body;
    private final byte[] headers;
    private final byte[] traceStart;
    private final boolean headMethod;
    private final ExpectedStatuses expected;
    private byte[] bytes = new byte[512];
    private int length;
    private byte[] bodyBytes = new byte[64];

    private RequestRenderer(
            EndpointLoad endpoint,
            List<Template.Part> head,
            List<Template.Part> body,
            byte[] headers,
            byte[] traceStart) {
        this.head = List.copyOf(head);
        this.body = List.copyOf(body);
        this.headers = headers;
        this.traceStart = traceStart;
        headMethod = endpoint.method().equals("HEAD");
        expected = ExpectedStatuses.of(endpoint);
    }

    /**
     * @param authority host and port for the Host header
     * @param basePath prefix of every path, without a trailing slash
     */
    public static RequestRenderer of(EndpointLoad endpoint, String authority, String basePath, long traceIdHigh)
            throws InvalidLoadException {
        String subject = "path of " + endpoint.name();
        requireToken("method of " + endpoint.name(), endpoint.method());
        List<Template.Part> head = new ArrayList<>();
        head.add(Template.literalPart(endpoint.method() + " " + basePath));
        head.addAll(Template.path(subject, endpoint.path()));
        head.add(Template.literalPart(" HTTP/1.1\r\n"));
        List<Template.Part> body = Template.body(
                "body of " + endpoint.name(), endpoint.bodyTemplate().orElse(""));
        boolean hasBody = endpoint.bodyTemplate().isPresent()
                || Set.of("POST", "PUT", "PATCH").contains(endpoint.method());
        String fixed = headerText(endpoint, authority) + (hasBody ? "Content-Length: " : "");
        String trace = (hasBody ? "\r\n" : "") + "traceparent: 00-" + String.format(Locale.ROOT, "%016x", traceIdHigh);
        return new RequestRenderer(
                endpoint,
                head,
                body,
                fixed.getBytes(StandardCharsets.ISO_8859_1),
                trace.getBytes(StandardCharsets.US_ASCII));
    }

    /** Renders the next request; read it from {@link #bytes()} up to {@link #length()}. */
    public void render(SplittableRandom random, long traceIdLow) {
        length = 0;
        for (int i = 0; i < head.size(); i++) {
            Template.Part part = head.get(i);
            bytes = withRoom(bytes, length, part);
            length = append(bytes, length, part, random);
        }
        int bodyLength = 0;
        for (int i = 0; i < body.size(); i++) {
            Template.Part part = body.get(i);
            bodyBytes = withRoom(bodyBytes, bodyLength, part);
            bodyLength = append(bodyBytes, bodyLength, part, random);
        }
        bytes = withRoom(bytes, length, headers.length + traceStart.length + bodyLength + 80);
        length = append(bytes, length, headers);
        if (traceStart[0] == '\r') {
            length = appendDecimal(bytes, length, bodyLength);
        }
        length = append(bytes, length, traceStart);
        length = appendHex(bytes, length, traceIdLow);
        bytes[length++] = '-';
        length = appendHex(bytes, length, traceIdLow);
        length = append(bytes, length, HEADERS_END);
        System.arraycopy(bodyBytes, 0, bytes, length, bodyLength);
        length += bodyLength;
    }

    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    /** Whether the answer has no body whatever its headers say. */
    public boolean isHead() {
        return headMethod;
    }

    /** Which statuses of its answer are a success. */
    public ExpectedStatuses expected() {
        return expected;
    }

    private static String headerText(EndpointLoad endpoint, String authority) throws InvalidLoadException {
        var text = new StringBuilder("Host: ").append(authority).append("\r\n");
        for (Map.Entry<String, String> header : new TreeMap<>(endpoint.headers()).entrySet()) {
            requireToken("header name of " + endpoint.name(), header.getKey());
            if (OURS.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                throw new InvalidLoadException("The header " + header.getKey() + " of " + endpoint.name()
                        + " is set by the load generator itself. Remove it.");
            }
            if (header.getValue().chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 127 || c > 255)) {
                throw new InvalidLoadException("The header " + header.getKey() + " of " + endpoint.name()
                        + " holds a control character or one outside ISO 8859-1. Encode it.");
            }
            text.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
        }
        return text.toString();
    }

    private static void requireToken(String subject, String text) throws InvalidLoadException {
        if (!text.matches(TOKEN)) {
            throw new InvalidLoadException("The " + subject + " is '" + text
                    + "', which HTTP does not allow. Use letters, digits and dashes.");
        }
    }

    private static byte[] withRoom(byte[] target, int used, Template.Part part) {
        int longest = 20;
        if (part instanceof Template.Literal literal) {
            longest = literal.bytes().length;
        } else if (part instanceof Template.Choice choice) {
            for (int i = 0; i < choice.values().size(); i++) {
                longest = Math.max(longest, choice.values().get(i).length);
            }
        }
        return withRoom(target, used, longest);
    }

    private static byte[] withRoom(byte[] target, int used, int more) {
        return target.length - used >= more ? target : Arrays.copyOf(target, Math.max(target.length * 2, used + more));
    }

    private static int append(byte[] target, int at, Template.Part part, SplittableRandom random) {
        if (part instanceof Template.Literal literal) {
            return append(target, at, literal.bytes());
        } else if (part instanceof Template.Range range) {
            return appendDecimal(target, at, random.nextLong(range.low(), range.high() + 1));
        }
        List<byte[]> values = ((Template.Choice) part).values();
        return append(target, at, values.get(random.nextInt(values.size())));
    }

    private static int append(byte[] target, int at, byte[] source) {
        System.arraycopy(source, 0, target, at, source.length);
        return at + source.length;
    }

    private static int appendDecimal(byte[] target, int at, long number) {
        int start = at;
        if (number < 0) {
            target[start++] = '-';
        }
        int digits = 1;
        for (long rest = number / 10; rest != 0; rest /= 10) {
            digits++;
        }
        long rest = number;
        for (int i = start + digits - 1; i >= start; i--) {
            target[i] = (byte) ('0' + Math.abs(rest % 10));
            rest /= 10;
        }
        return start + digits;
    }

    private static int appendHex(byte[] target, int at, long number) {
        for (int i = 0; i < 16; i++) {
            target[at + i] = HEX[(int) (number >>> (60 - 4 * i)) & 15];
        }
        return at + 16;
    }
}
