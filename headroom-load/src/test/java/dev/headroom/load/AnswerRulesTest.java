package dev.headroom.load;

import static dev.headroom.load.LoadSessionTest.measure;
import static dev.headroom.load.ScriptedServer.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.load.answer.AnswerCheck;
import dev.headroom.load.answer.AnswerCheck.Match;
import dev.headroom.load.answer.AnswerPart;
import dev.headroom.load.answer.AnswerRules;
import dev.headroom.load.answer.JsonPath;
import dev.headroom.load.data.DataSet;
import dev.headroom.load.data.RowOrder;
import dev.headroom.measure.RequestOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that are looked at beyond their status: checks, and redirects. */
class AnswerRulesTest {

    private static final String JSON = "{\"a\": {\"b\": [1, {\"c\": \"x\\u0041y\"}, null]}, \"t\": true, \"e\": {}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$.a.b[0]| EQUALS| 1| true",
                "$.a.b[1].c| EQUALS| xAy| true",
                "$.a.b[1].c| CONTAINS| A| true",
                "$.a.b[1].c| CONTAINS| B| false",
                "$.a.b[2]| EQUALS| null| true",
                "$.a.b[3]| PRESENT| ''| false",
                "$[\"t\"]| EQUALS| true| true",
                "$.e| PRESENT| ''| false",
                "$.a.x| PRESENT| ''| false",
                "$.t.x| PRESENT| ''| false",
                "$.a[0]| PRESENT| ''| false",
            })
    void valuesInJsonAreFoundByTheirPath(String path, Match match, String text, boolean holds) throws Exception {
        var check = new AnswerCheck(new AnswerPart.Json(JsonPath.parse(path)), match, text);

        EndpointResult endpoint = loaded(answer("", JSON), AnswerRules.none().withChecks(List.of(check)));

        assertThat(endpoint.errors() == 0).isEqualTo(holds);
    }

    @Test
    void everyCheckThatFailsIsCountedUnderItsOwnWords() throws Exception {
        var rules = AnswerRules.none()
                .withChecks(List.of(
                        new AnswerCheck(new AnswerPart.Header("X-Shop"), Match.EQUALS, "a"),
                        new AnswerCheck(new AnswerPart.Header("x-shop"), Match.CONTAINS, "b"),
                        new AnswerCheck(new AnswerPart.Header("ETag"), Match.PRESENT, ""),
                        new AnswerCheck(new AnswerPart.Body(), Match.CONTAINS, "thanks"),
                        new AnswerCheck(new AnswerPart.Between("<i>", "</i>"), Match.EQUALS, "7")));

        EndpointResult endpoint = loaded(answer("X-SHOP: ab\r\n", "no <i>7</i> thank"), rules);

        assertThat(endpoint.errorsByKind()).isEqualTo(Map.of(RequestOutcome.VALIDATION_FAILED, 10L));
        assertThat(endpoint.failedChecks())
                .isEqualTo(Map.of("header X-Shop = a", 10L, "header ETag", 10L, "body contains thanks", 10L));
        assertThat(endpoint.responseTimes().count()).isZero();
    }

    @Test
    void aBodyThatCannotBeReadFailsItsChecksAndSaysWhy() throws Exception {
        var rules = AnswerRules.none().withChecks(List.of(new AnswerCheck(new AnswerPart.Body(), Match.CONTAINS, "a")));

        assertThat(loaded(answer("Content-Encoding: gzip\r\n", "aaa"), rules).failedChecks())
                .containsKey("body contains a (the body came with a content encoding, which was not asked for)");
        assertThat(loaded(answer("", "a".repeat((1 << 20) + 1)), rules).failedChecks())
                .containsKey("body contains a (the body is longer than 1 MiB)");
        assertThat(loaded(answer("", "a".repeat(1 << 20)), rules).errors()).isZero();
    }

    @Test
    void aBadStatusIsCountedAsThatAndNotChecked() throws Exception {
        var rules = AnswerRules.none().withChecks(List.of(new AnswerCheck(new AnswerPart.Body(), Match.CONTAINS, "a")));

        EndpointResult endpoint =
                loaded((request, socket) -> send(socket, "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n"), rules);

        assertThat(endpoint.errorsByKind()).isEqualTo(Map.of(RequestOutcome.BAD_STATUS, 10L));
        assertThat(endpoint.failedChecks()).isEmpty();
    }

    @Test
    void aFollowedRedirectIsOneRequestFromItsIntendedStartToTheLastAnswer() throws Exception {
        try (var server = ScriptedServer.start((request, socket) -> {
            String path = request.line().split(" ")[1];
            switch (path) {
                case "/a" -> redirect(socket, "302 Found", "/b?x=1#f");
                case "/b?x=1" -> {
                    new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
                    redirect(socket, "308 Permanent Redirect", "http://" + request.header("host") + "/c");
                }
                default -> ScriptedServer.ok().answer(request, socket);
            }
        })) {
            var endpoint = EndpointLoad.get("/a").withAnswer(AnswerRules.none().withMostRedirects(2));
            LoadResult result = measure(
                    LoadPlan.of(server.uri(), List.of(endpoint), Arrivals.constant(20)), Duration.ofMillis(500));

            assertThat(result.requests()).isEqualTo(10);
            assertThat(result.errors()).isZero();
            assertThat(server.requests).hasSize(30);
            assertThat(result.selfCheck().intendedRate()).isEqualTo(20);
            assertThat(result.log().requests())
                    .allSatisfy(r -> assertThat(r.serviceTimeNanos()).isGreaterThan(100_000_000L));
        }
    }

    @Test
    void redirectsThatAreNotFollowedAreErrorsAndSayWhy() throws Exception {
        AnswerRules once = AnswerRules.none().withMostRedirects(1);

        assertThat(loaded(to("302 Found", "/a"), once)).satisfies(failing("more than 1 redirects in a row"));
        assertThat(loaded(to("302 Found", "http://127.0.0.1:1/a"), once))
                .satisfies(failing("redirect to another origin, or by a relative path, which is not followed"));
        assertThat(loaded(to("302 Found", "//elsewhere/a"), once))
                .satisfies(failing("redirect to another origin, or by a relative path, which is not followed"));
        assertThat(loaded((request, socket) -> send(socket, "HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n"), once))
                .satisfies(failing("redirect without a Location"));
        assertThat(loaded(to("302 Found", "/b"), AnswerRules.none()).errorsByKind())
                .isEqualTo(Map.of(RequestOutcome.BAD_STATUS, 10L));
    }

    @Test
    void aPostThatWasSeeOtheredBecomesAGetAndATemporaryOneIsRepeated() throws Exception {
        try (var server = ScriptedServer.start((request, socket) -> {
            switch (request.line().split(" ")[1]) {
                case "/other" -> redirect(socket, "303 See Other", "/end");
                case "/again" -> redirect(socket, "307 Temporary Redirect", "/end");
                default -> ScriptedServer.ok().answer(request, socket);
            }
        })) {
            AnswerRules follow = AnswerRules.none().withMostRedirects(1);
            LoadResult result = measure(
                    LoadPlan.of(
                            server.uri(),
                            List.of(
                                    EndpointLoad.post("/other", "text/plain", "{1..9}")
                                            .withAnswer(follow),
                                    EndpointLoad.post("/again", "text/plain", "same")
                                            .withAnswer(follow)),
                            Arrivals.constant(100)),
                    Duration.ofMillis(300));

            assertThat(result.errors()).isZero();
            Set<String> ends = server.requests.stream()
                    .filter(r -> r.line().contains("/end"))
                    .map(r -> r.line() + r.body())
                    .collect(java.util.stream.Collectors.toSet());
            assertThat(ends).containsExactlyInAnyOrder("GET /end HTTP/1.1", "POST /end HTTP/1.1same");
        }
    }

    @Test
    void theNextHopOfARedirectIsFilledFromTheSameRow() throws Exception {
        try (var server = ScriptedServer.start((request, socket) -> {
            if (request.line().contains("/from/")) {
                redirect(socket, "302 Found", "/to/" + request.line().split("[/ ]")[3]);
            } else {
                ScriptedServer.ok().answer(request, socket);
            }
        })) {
            var users = DataSet.named("u", List.of("id"), RowOrder.ROUND_ROBIN);
            for (int i = 0; i < 50; i++) {
                users.add(List.of("u" + i));
            }
            var endpoint = new EndpointLoad("a", "GET", "/from/{u.id}", Map.of("X-User", "{u.id}"), null, 1, Set.of());
            LoadPlan plan = LoadPlan.of(
                            server.uri(),
                            List.of(endpoint.withAnswer(AnswerRules.none().withMostRedirects(1))),
                            Arrivals.constant(100))
                    .withData(List.of(users.build()));

            LoadResult result = measure(plan, Duration.ofMillis(500));

            assertThat(result.errors()).isZero();
            assertThat(server.requests).hasSize(100).allSatisfy(r -> assertThat(r.line())
                    .contains("/" + r.header("X-User") + " "));
        }
    }

    private static java.util.function.Consumer<EndpointResult> failing(String check) {
        return endpoint -> {
            assertThat(endpoint.errorsByKind()).isEqualTo(Map.of(RequestOutcome.BAD_STATUS, 10L));
            assertThat(endpoint.failedChecks()).isEqualTo(Map.of(check, 10L));
        };
    }

    private static EndpointResult loaded(ScriptedServer.Script script, AnswerRules rules) throws Exception {
        try (var server = ScriptedServer.start(script)) {
            var plan = LoadPlan.of(
                    server.uri(), List.of(EndpointLoad.get("/a").withAnswer(rules)), Arrivals.constant(100));
            return measure(plan, Duration.ofMillis(100)).endpoints().get(0);
        }
    }

    private static ScriptedServer.Script answer(String headers, String body) {
        return (request, socket) ->
                send(socket, "HTTP/1.1 200 OK\r\n" + headers + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private static ScriptedServer.Script to(String status, String location) {
        return (request, socket) -> redirect(socket, status, location);
    }

    private static void redirect(java.net.Socket socket, String status, String location) throws java.io.IOException {
        send(socket, "HTTP/1.1 " + status + "\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n");
    }
}
