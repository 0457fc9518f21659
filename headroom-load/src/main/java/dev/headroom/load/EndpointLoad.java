package dev.headroom.load;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One kind of request in the mix. Path and body may hold parameters: <code>{1..500}</code> is a whole number drawn evenly
 * from that range, <code>{a|b|c}</code> one of the choices. In a body every other brace is taken literally.
 *
 * @param name as results show it, for example {@code GET /orders/{id}}
 * @param path template, beginning with {@code /}
 * @param headers sent as they are; the generator sets Host, Content-Length and traceparent itself
 * @param body template; null for none
 * @param weight share of the mix relative to the other weights, at least 1
 */
public record EndpointLoad(
        String name, String method, String path, Map<String, String> headers, @Nullable String body, int weight) {

    public EndpointLoad {
        headers = Map.copyOf(headers);
        if (name.isBlank()) {
            throw new IllegalArgumentException("An endpoint needs a name");
        }
        if (weight < 1 || weight > 1_000_000) {
            throw new IllegalArgumentException("A weight lies between 1 and 1,000,000, got " + weight);
        }
    }

    public static EndpointLoad get(String path) {
        return new EndpointLoad("GET " + path, "GET", path, Map.of(), null, 1);
    }

    public static EndpointLoad post(String path, String contentType, String body) {
        return new EndpointLoad("POST " + path, "POST", path, Map.of("Content-Type", contentType), body, 1);
    }

    public EndpointLoad withName(String newName) {
        return new EndpointLoad(newName, method, path, headers, body, weight);
    }

    public EndpointLoad withWeight(int newWeight) {
        return new EndpointLoad(name, method, path, headers, body, newWeight);
    }

    public Optional<String> bodyTemplate() {
        return Optional.ofNullable(body);
    }
}
