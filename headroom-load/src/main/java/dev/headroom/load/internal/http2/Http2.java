package dev.headroom.load.internal.http2;

import dev.headroom.load.EndpointLoad;
import dev.headroom.load.InvalidLoadException;
import dev.headroom.load.internal.hpack.FieldBlock;
import dev.headroom.load.internal.http.ExpectedStatuses;
import dev.headroom.load.internal.http.RequestHeaders;
import dev.headroom.load.internal.protocol.Connection;
import dev.headroom.load.internal.protocol.Protocol;
import dev.headroom.load.internal.protocol.RequestRenderer;
import dev.headroom.load.internal.template.Template;
import dev.headroom.load.internal.template.TemplateScope;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** HTTP/2: many requests at a time over each connection. Lives on the load thread. */
public final class Http2 implements Protocol {

    private final String scheme;
    private final String authority;
    private final String basePath;
    private final long traceIdHigh;
    private final int streams;
    private final List<Http2Connection> unflushed = new ArrayList<>();

    /**
     * @param authority host and port for the {@code :authority} field
     * @param basePath prefix of every path, without a trailing slash
     * @param traceIdHigh high half of every request's trace id
     * @param streams most requests at a time over one connection
     */
    public Http2(String scheme, String authority, String basePath, long traceIdHigh, int streams) {
        this.scheme = scheme;
        this.authority = authority;
        this.basePath = basePath;
        this.traceIdHigh = traceIdHigh;
        this.streams = streams;
    }

    @Override
    public RequestRenderer renderer(EndpointLoad endpoint, TemplateScope scope) throws InvalidLoadException {
        RequestHeaders.requireMethod(endpoint);
        List<Template.Part> path = new ArrayList<>();
        path.add(Template.literal(basePath));
        path.addAll(Template.path("path of " + endpoint.name(), endpoint.path(), scope));
        List<Template.Part> body = endpoint.isGrpc() ? message(endpoint) : Template.body(endpoint, scope);
        var verdict = new Http2Verdict(
                ExpectedStatuses.of(endpoint), endpoint.method().equals("HEAD"), endpoint.isGrpc());
        List<Http2Request.Field> fields = new ArrayList<>();
        FieldBlock constant = fields(endpoint, scope, fields);
        return new Http2Request(constant, fields, traceIdHigh, path, body, RequestHeaders.hasBody(endpoint), verdict);
    }

    @Override
    public Connection connection(Connection.Listener listener) {
        return new Http2Connection(listener, this);
    }

    @Override
    public void flush() {
        for (int i = 0; i < unflushed.size(); i++) {
            unflushed.get(i).flush();
        }
        unflushed.clear();
    }

    int streams() {
        return streams;
    }

    /** The connection's frames leave at the next {@link #flush()}. */
    void flushLater(Http2Connection connection) {
        if (unflushed.isEmpty() || unflushed.get(unflushed.size() - 1) != connection) {
            unflushed.add(connection); // Twice is harmless: nothing is left to flush then.
        }
    }

    /** Bytes without parameters: what looks like one is part of an encoded message. */
    private static List<Template.Part> message(EndpointLoad endpoint) throws InvalidLoadException {
        String message = endpoint.bodyTemplate().orElse("");
        if (message.chars().anyMatch(c -> c > 255)) {
            throw new InvalidLoadException("The message of " + endpoint.name()
                    + " holds characters that are no bytes. Give it encoded by Protocol Buffers.");
        }
        return List.of(Template.bytes(message.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** Packs the fields that are the same in every request; those that are not are added to a list. */
    private FieldBlock fields(EndpointLoad endpoint, TemplateScope scope, List<Http2Request.Field> varying)
            throws InvalidLoadException {
        var block = new FieldBlock();
        block.field(":method", endpoint.method());
        block.field(":scheme", scheme);
        block.field(":authority", authority);
        for (Map.Entry<String, String> header : RequestHeaders.of(endpoint).entrySet()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            List<Template.Part> value = RequestHeaders.value(endpoint, header.getKey(), header.getValue(), scope);
            if (Template.isConstant(value)) {
                block.field(name, header.getValue());
            } else {
                varying.add(Http2Request.Field.of(name, value));
            }
        }
        if (endpoint.isGrpc()) {
            block.field("te", "trailers");
        }
        return block;
    }
}
