package dev.headroom.load;

import dev.headroom.load.answer.AnswerRules;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One kind of request in the mix. Path and body may hold parameters: <code>{1..500}</code> is a whole number drawn evenly
 * from that range, <code>{a|b|c}</code> one of the choices, <code>{users.id}</code> a column of one of the plan's data sets, <code>{token}</code> a value that an
 * earlier step of the session captured; the last two stand in headers too. In a body every other brace is taken literally.
 *
 * @param name as results show it, for example {@code GET /orders/{id}}
 * @param path template, beginning with {@code /}
 * @param headers sent as they are; the generator sets Host, Content-Length and traceparent itself
 * @param body template; null for none
 * @param weight share of the mix relative to the other weights, at least 1
 * @param expect statuses that are a success, 200 to 599. Empty for any 2xx, and, where a header makes the request
 *     conditional ({@code If-None-Match} or {@code If-Modified-Since}), 304 too: it is what such a request asks for
 *     (RFC 9110, section 15.4.5)
 * @param answer what else is done with its answers; without a rule no redirect is followed
 */
public record EndpointLoad(
        String name,
        String method,
        String path,
        Map<String, String> headers,
        @Nullable String body,
        int weight,
        Set<Integer> expect,
        AnswerRules answer) {

    private static final String CONTENT_TYPE = "Content-Type";
    private static final String GRPC_TYPE = "application/grpc";

    public EndpointLoad {
        headers = Map.copyOf(headers);
        expect = Set.copyOf(expect);
        if (expect.stream().anyMatch(status -> status < 200 || status > 599)) {
            throw new IllegalArgumentException("A status of an answer lies between 200 and 599, got " + expect);
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("An endpoint needs a name");
        }
        if (weight < 1 || weight > 1_000_000) {
            throw new IllegalArgumentException("A weight lies between 1 and 1,000,000, got " + weight);
        }
    }

    /** Of whose answers nothing but the status is looked at. */
    public EndpointLoad(
            String name,
            String method,
            String path,
            Map<String, String> headers,
            @Nullable String body,
            int weight,
            Set<Integer> expect) {
        this(name, method, path, headers, body, weight, expect, AnswerRules.none());
    }

    public static EndpointLoad get(String path) {
        return new EndpointLoad("GET " + path, "GET", path, Map.of(), null, 1, Set.of());
    }

    public static EndpointLoad post(String path, String contentType, String body) {
        return new EndpointLoad("POST " + path, "POST", path, Map.of("Content-Type", contentType), body, 1, Set.of());
    }

    /**
     * A unary call of gRPC. Its success is the {@code grpc-status} 0.
     *
     * @param method as in {@code package.Service/Method}
     * @param metadata sent with every call
     * @param message encoded by Protocol Buffers, sent as it is; the body holds its bytes as characters of ISO 8859-1
     */
    public static EndpointLoad grpc(String method, Map<String, String> metadata, byte[] message) {
        String path = method.startsWith("/") ? method : "/" + method;
        Map<String, String> headers = new LinkedHashMap<>(metadata);
        headers.put(CONTENT_TYPE, GRPC_TYPE + "+proto");
        return new EndpointLoad(
                path.substring(1),
                "POST",
                path,
                headers,
                new String(message, StandardCharsets.ISO_8859_1),
                1,
                Set.of());
    }

    public EndpointLoad withName(String newName) {
        return new EndpointLoad(newName, method, path, headers, body, weight, expect, answer);
    }

    public EndpointLoad withWeight(int newWeight) {
        return new EndpointLoad(name, method, path, headers, body, newWeight, expect, answer);
    }

    public EndpointLoad withExpect(Set<Integer> newExpect) {
        return new EndpointLoad(name, method, path, headers, body, weight, newExpect, answer);
    }

    public EndpointLoad withAnswer(AnswerRules newAnswer) {
        return new EndpointLoad(name, method, path, headers, body, weight, expect, newAnswer);
    }

    /** Whether it is a call of gRPC, as its content type says. */
    public boolean isGrpc() {
        return headers.entrySet().stream()
                .anyMatch(header -> header.getKey().equalsIgnoreCase(CONTENT_TYPE)
                        && header.getValue().startsWith(GRPC_TYPE));
    }

    /** Whether it asks for an answer only if something has changed. */
    public boolean isConditional() {
        return headers.keySet().stream()
                .anyMatch(name -> name.equalsIgnoreCase("If-None-Match") || name.equalsIgnoreCase("If-Modified-Since"));
    }

    public Optional<String> bodyTemplate() {
        return Optional.ofNullable(body);
    }
}
