package dev.headroom.cli.config;

import dev.headroom.load.answer.AnswerRules;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One kind of request in the mix; an endpoint of the report.
 *
 * @param name what budgets and reports call it
 * @param path begins with a slash; {@code {1..500}} stands for a number drawn from that range, {@code {a|b}} for one of
 *     the choices
 * @param body sent as UTF-8, with the same placeholders
 * @param headers added to every request; a body written as a mapping adds {@code Content-Type: application/json}
 * @param weight how often it is sent relative to the others, above 0
 * @param expect statuses that are a success; 200 to 599; empty for any 2xx, and 304 where a header makes the request conditional
 * @param answer what else is done with its answers
 */
public record RequestConfig(
        String name,
        Method method,
        String path,
        Optional<String> body,
        Map<String, String> headers,
        int weight,
        Set<Integer> expect,
        AnswerRules answer) {

    /** The methods a request may have; the key of {@code headroom.yml} in lower case. */
    public enum Method {
        GET,
        POST,
        PUT,
        DELETE,
        PATCH
    }

    /** Of whose answers nothing but the status is looked at. */
    public RequestConfig(
            String name,
            Method method,
            String path,
            Optional<String> body,
            Map<String, String> headers,
            int weight,
            Set<Integer> expect) {
        this(name, method, path, body, headers, weight, expect, AnswerRules.none());
    }

    public RequestConfig {
        headers = Map.copyOf(headers);
        expect = Set.copyOf(expect);
        if (!path.startsWith("/") || weight <= 0) {
            throw new IllegalArgumentException("A request has a path from / and a weight above 0");
        }
    }
}
