package dev.headroom.load;

import static dev.headroom.load.LoadSessionTest.measure;
import static dev.headroom.load.ScriptedServer.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.load.SessionLoad.Step;
import dev.headroom.load.answer.AnswerCapture;
import dev.headroom.load.answer.AnswerPart;
import dev.headroom.load.answer.AnswerRules;
import dev.headroom.load.answer.JsonPath;
import dev.headroom.load.data.DataSet;
import dev.headroom.load.data.RowOrder;
import dev.headroom.load.schedule.ThinkTime;
import dev.headroom.measure.ClientRequest;
import dev.headroom.measure.RequestOutcome;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Requests one user sends one after another, with what it was told before. */
class SessionOfStepsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** A shop whose every visitor gets a token and a cookie of its own, and must show both. */
    private static final ScriptedServer.Script SHOP = (request, socket) -> {
        String path = request.line().split(" ")[1];
        if (path.startsWith("/login/")) {
            String user = path.substring("/login/".length());
            answer(
                    socket,
                    "200 OK",
                    "Set-Cookie: sid=c" + user + "; Path=/; HttpOnly\r\nSet-Cookie: old=1; Max-Age=0\r\n",
                    "{\"auth\": {\"tokens\": [{\"value\": \"t-" + user + "/+\"}]}}");
        } else if (path.startsWith("/cart/")) {
            String user = path.substring("/cart/".length());
            boolean known = request.header("cookie").equals("sid=c" + user)
                    && request.header("authorization").equals("Bearer t-" + user + "/+")
                    && request.body().equals("{\"token\":\"t-" + user + "/+\"}");
            answer(socket, known ? "200 OK" : "403 Forbidden", "", "{}");
        } else {
            answer(socket, path.startsWith("/pay/t-") && path.endsWith("%2F%2B") ? "200 OK" : "404 Not Found", "", "");
        }
    };

    @Test
    void eachUserCarriesItsRowItsCookiesAndItsCapturedValuesFromStepToStep() throws Exception {
        try (var server = ScriptedServer.start(SHOP)) {
            LoadResult result = measure(plan(server.uri(), Arrivals.constant(100), ThinkTime.none()), SECOND);

            assertThat(result.errors()).isZero();
            assertThat(result.endpoints()).extracting(EndpointResult::name).containsExactly("login", "cart", "pay");
            SessionResult shopping = result.sessions().get(0);
            assertThat(shopping.intended()).isEqualTo(100);
            assertThat(shopping.completed() + shopping.cutOff()).isEqualTo(100);
            assertThat(shopping.completed()).isGreaterThan(80);
            assertThat(result.endpoints().get(0).requests()).isEqualTo(100);
            assertThat(result.endpoints().get(2).requests()).isEqualTo(shopping.completed());
            assertThat(server.requests.stream()
                            .filter(r -> r.line().contains("/login/"))
                            .map(r -> r.line().split(" ")[1]))
                    .as("rows in turn")
                    .contains("/login/u0", "/login/u1", "/login/u2", "/login/u3%20x");
            assertThat(result.log().requests())
                    .extracting(ClientRequest::traceId)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void aStepIsIntendedWhenTheAnswerBeforeItWasWholeAndThought() throws Exception {
        try (var server = ScriptedServer.start(SHOP)) {
            Duration think = Duration.ofMillis(200);
            LoadResult result = measure(plan(server.uri(), Arrivals.constant(10), ThinkTime.constant(think)), SECOND);

            assertThat(result.errors()).isZero();
            List<ClientRequest> logins = of(result, 0);
            List<ClientRequest> carts = of(result, 1);
            assertThat(logins).hasSize(10);
            // Logins at 0, 100, … 900 ms; a cart follows 200 ms after the answer, so the last two fall outside the
            // window.
            assertThat(carts).hasSizeBetween(6, 8);
            for (int i = 0; i < carts.size(); i++) {
                assertThat(carts.get(i).intendedNanos()).isEqualTo(logins.get(i).completedNanos() + think.toNanos());
            }
            SessionResult shopping = result.sessions().get(0);
            assertThat(shopping.cutOff()).isEqualTo(10 - shopping.completed());
            assertThat(shopping.stepsNotSent())
                    .isEqualTo(20L - carts.size() - of(result, 2).size());
            assertThat(result.complete()).isTrue();
        }
    }

    @Test
    void aFailedStepEndsItsSessionAndTheRestIsCounted() throws Exception {
        try (var server = ScriptedServer.start((request, socket) -> {
            boolean cart = request.line().contains("/cart/");
            answer(socket, cart ? "500 Oops" : "200 OK", "", "{\"auth\": {\"tokens\": [{\"value\": \"t\"}]}}");
        })) {
            LoadResult result = measure(plan(server.uri(), Arrivals.closed(2), ThinkTime.none()), SECOND);

            SessionResult shopping = result.sessions().get(0);
            assertThat(shopping.completed()).isZero();
            assertThat(shopping.failed()).isGreaterThan(20);
            assertThat(shopping.notSent()).containsEntry("pay", shopping.failed() + shopping.cutOff());
            assertThat(result.endpoints().get(2).requests()).isZero();
            assertThat(result.endpoints().get(1).errorsByKind().get(RequestOutcome.BAD_STATUS))
                    .isEqualTo(shopping.failed());
        }
    }

    @Test
    void aValueThatIsNotThereToBeCapturedFailsTheStep() throws Exception {
        try (var server = ScriptedServer.start(ScriptedServer.ok())) {
            LoadResult result = measure(plan(server.uri(), Arrivals.constant(20), ThinkTime.none()), SECOND);

            EndpointResult login = result.endpoints().get(0);
            assertThat(login.errorsByKind()).isEqualTo(Map.of(RequestOutcome.VALIDATION_FAILED, 20L));
            assertThat(login.failedChecks()).isEqualTo(Map.of("capture token from json $.auth.tokens[0].value", 20L));
            assertThat(result.sessions().get(0).failed()).isEqualTo(20);
        }
    }

    @Test
    void sessionsAndSingleRequestsShareTheArrivalsByWeight() throws Exception {
        try (var server = ScriptedServer.start(SHOP)) {
            LoadPlan plan = LoadPlan.of(
                            server.uri(),
                            List.of(EndpointLoad.get("/pay/t-%2F%2B").withWeight(3)),
                            List.of(shopping(ThinkTime.none())),
                            Arrivals.constant(800))
                    .withData(List.of(users()))
                    .withSeed(5);

            LoadResult result = measure(plan, SECOND);

            assertThat(result.errors()).isZero();
            assertThat(result.endpoints().get(0).requests()).isBetween(540L, 660L);
            assertThat(result.sessions().get(0).intended())
                    .isEqualTo(800 - result.endpoints().get(0).requests());
        }
    }

    @Test
    void aStepMayOnlyUseWhatWasCapturedBeforeIt() throws Exception {
        var tooEarly = new SessionLoad(
                "s",
                1,
                List.of(new Step(
                        EndpointLoad.get("/{token}")
                                .withAnswer(AnswerRules.none()
                                        .withCaptures(List.of(new AnswerCapture("token", new AnswerPart.Body())))),
                        ThinkTime.none())));
        LoadPlan plan =
                LoadPlan.of(URI.create("http://127.0.0.1:1"), List.of(), List.of(tooEarly), Arrivals.constant(1));

        assertThatThrownBy(() -> LoadSession.open(plan))
                .isInstanceOf(InvalidLoadException.class)
                .hasMessageContaining("has a parameter {token} without values at column 2 of '/{token}'");
    }

    private static List<ClientRequest> of(LoadResult result, int endpoint) {
        return result.log().requests().stream()
                .filter(r -> r.endpoint() == endpoint)
                .toList();
    }

    private static LoadPlan plan(URI target, Arrivals arrivals, ThinkTime think) {
        return LoadPlan.of(target, List.of(), List.of(shopping(think)), arrivals)
                .withData(List.of(users()));
    }

    private static DataSet users() {
        return DataSet.named("users", List.of("id"), RowOrder.ROUND_ROBIN)
                .add(List.of("u0"))
                .add(List.of("u1"))
                .add(List.of("u2"))
                .add(List.of("u3 x"))
                .build();
    }

    private static SessionLoad shopping(ThinkTime think) {
        try {
            var token = new AnswerCapture("token", new AnswerPart.Json(JsonPath.parse("$.auth.tokens[0].value")));
            var login = EndpointLoad.get("/login/{users.id}")
                    .withName("login")
                    .withAnswer(AnswerRules.none().withCaptures(List.of(token)));
            var cart = new EndpointLoad(
                    "cart",
                    "POST",
                    "/cart/{users.id}",
                    Map.of("Authorization", "Bearer {token}"),
                    "{\"token\":\"{token}\"}",
                    1,
                    java.util.Set.of());
            var pay = EndpointLoad.get("/pay/{token}").withName("pay");
            return new SessionLoad(
                    "shopping",
                    1,
                    List.of(new Step(login, ThinkTime.none()), new Step(cart, think), new Step(pay, think)));
        } catch (dev.headroom.load.answer.InvalidJsonPathException e) {
            throw new AssertionError(e);
        }
    }

    private static void answer(java.net.Socket socket, String status, String headers, String body)
            throws java.io.IOException {
        send(socket, "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }
}
