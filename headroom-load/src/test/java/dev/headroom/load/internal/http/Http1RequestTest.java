package dev.headroom.load.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.load.EndpointLoad;
import dev.headroom.load.InvalidLoadException;
import dev.headroom.load.internal.template.RequestValues;
import dev.headroom.load.internal.template.TemplateScope;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("StringConcatToTextBlock") // CRLF line ends are the point
class Http1RequestTest {

    private final RequestValues values = new RequestValues(new SplittableRandom(7));

    @Test
    void requestsAreExactlyTheseBytes() throws Exception {
        var endpoint = EndpointLoad.post("/orders", "application/json", "{\"sku\": \"{7..7}\", \"n\": {\"a\": {}}}");

        String request = render(endpoint, 0x1fL);

        assertThat(request)
                .isEqualTo("POST /base/orders HTTP/1.1\r\nHost: localhost:80\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 28\r\n"
                        + "traceparent: 00-00000000000000ab000000000000001f-000000000000001f-01\r\n\r\n"
                        + "{\"sku\": \"7\", \"n\": {\"a\": {}}}");
    }

    @Test
    void rangesAreCoveredEvenly() throws Exception {
        Http1Request renderer = renderer(EndpointLoad.get("/orders/{1..500}"));
        Map<Integer, Integer> drawn = new TreeMap<>();

        for (int i = 0; i < 50_000; i++) {
            renderer.render(values.withTraceIdLow(i + 1));
            String text = new String(renderer.bytes(), 0, renderer.length(), UTF_8);
            drawn.merge(
                    Integer.parseInt(text.substring("GET /base/orders/".length(), text.indexOf(" HTTP"))),
                    1,
                    Integer::sum);
        }

        assertThat(drawn).hasSize(500).containsKeys(1, 500);
        assertThat(drawn.values()).allSatisfy(count -> assertThat(count).isBetween(50, 160));
    }

    @Test
    void negativeNumbersAndChoicesAreWritten() throws Exception {
        Http1Request renderer = renderer(EndpointLoad.get("/t/{-10..-10}/{red|green|blue}"));
        Map<String, Integer> drawn = new TreeMap<>();

        for (int i = 0; i < 3_000; i++) {
            renderer.render(values.withTraceIdLow(i + 1));
            drawn.merge(new String(renderer.bytes(), 0, renderer.length(), UTF_8).split(" ")[1], 1, Integer::sum);
        }

        assertThat(drawn).containsOnlyKeys("/base/t/-10/red", "/base/t/-10/green", "/base/t/-10/blue");
    }

    @Test
    void longBodiesGrowTheBuffer() throws Exception {
        String body = "x".repeat(100_000) + "{1..9}";

        String request = render(EndpointLoad.post("/b", "text/plain", body), 1);

        assertThat(request).contains("Content-Length: 100001\r\n").hasSizeGreaterThan(100_001);
    }

    @ParameterizedTest
    @CsvSource({
        "orders, 1, no slash",
        "/a b, 3, no path may hold",
        "/a/{1..500, 4, without its }",
        "/a/}, 4, without its {",
        "/a/{id}, 4, without values",
        "/a/{500..1}, 4, descends",
        "/a/{1..}, 4, without values",
        "/a/{x||y}, 4, empty choice",
        "/a/{1..99999999999999999999}, 4, without values",
    })
    void faultsInPathsNameTheirColumn(String path, int column, String fault) {
        assertThatThrownBy(() -> renderer(EndpointLoad.get(path)))
                .isInstanceOf(InvalidLoadException.class)
                .hasMessageContaining("at column " + column + " of '" + path + "'")
                .hasMessageContaining(fault);
    }

    @Test
    void faultyRangesInBodiesAreNotTakenLiterally() {
        var endpoint = EndpointLoad.post("/a", "application/json", "{\"n\": \"{9..1}\"}");

        assertThatThrownBy(() -> renderer(endpoint))
                .isInstanceOf(InvalidLoadException.class)
                .hasMessageContaining("{1..9}");
    }

    @ParameterizedTest
    @CsvSource({"X-A, 'a\r\nEvil: yes'", "Content-Length, 5", "traceparent, x", "'Bad Name', x"})
    void headersThatWouldBreakTheRequestAreRefused(String name, String value) {
        var endpoint = new EndpointLoad("a", "GET", "/", Map.of(name, value), null, 1, Set.of());

        assertThatThrownBy(() -> renderer(endpoint)).isInstanceOf(InvalidLoadException.class);
    }

    private String render(EndpointLoad endpoint, long traceIdLow) throws Exception {
        Http1Request renderer = renderer(endpoint);
        renderer.render(values.withTraceIdLow(traceIdLow));
        return new String(renderer.bytes(), 0, renderer.length(), UTF_8);
    }

    private static Http1Request renderer(EndpointLoad endpoint) throws InvalidLoadException {
        return Http1Request.of(endpoint, TemplateScope.none(), "localhost:80", "/base", 0xab);
    }
}
