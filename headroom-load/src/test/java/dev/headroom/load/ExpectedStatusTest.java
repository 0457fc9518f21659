package dev.headroom.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.measure.RequestOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which answers are a success. */
class ExpectedStatusTest {

    private static final EndpointLoad CONDITIONAL =
            new EndpointLoad("a", "GET", "/a", Map.of("if-none-match", "\"1\""), null, 1, Set.of());

    @Test
    void any2xxIsASuccessWhereNothingElseWasSaid() throws Exception {
        assertThat(errors(EndpointLoad.get("/a"), 200)).isZero();
        assertThat(errors(EndpointLoad.get("/a"), 299)).isZero();
        assertThat(errors(EndpointLoad.get("/a"), 302)).isEqualTo(10);
        assertThat(errors(EndpointLoad.get("/a"), 404)).isEqualTo(10);
    }

    @Test
    void whatIsExpectedIsASuccessAndNothingElseIs() throws Exception {
        EndpointLoad missing = EndpointLoad.get("/a").withExpect(Set.of(404, 410));

        assertThat(errors(missing, 404)).isZero();
        assertThat(errors(missing, 200)).isEqualTo(10);
    }

    @Test
    void notModifiedIsASuccessWhenItWasAskedFor() throws Exception {
        assertThat(errors(CONDITIONAL, 304)).isZero();
        assertThat(errors(CONDITIONAL.withExpect(Set.of(200)), 304)).isEqualTo(10);
        assertThat(errors(EndpointLoad.get("/a"), 304)).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 100, 199, 600})
    void statusesThatNoAnswerEndsWithAreRefused(int status) {
        assertThatThrownBy(() -> EndpointLoad.get("/").withExpect(Set.of(status)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static long errors(EndpointLoad endpoint, int status) throws Exception {
        String answer = "HTTP/1.1 " + status + " Said\r\nContent-Length: 0\r\n\r\n";
        try (var server = ScriptedServer.start((request, socket) -> ScriptedServer.send(socket, answer))) {
            var plan = LoadPlan.of(server.uri(), List.of(endpoint), Arrivals.constant(100));

            LoadResult result = LoadSessionTest.measure(plan, Duration.ofMillis(100));

            assertThat(result.requests()).isEqualTo(10);
            long bad = result.endpoints().get(0).errorsByKind().getOrDefault(RequestOutcome.BAD_STATUS, 0L);
            assertThat(bad).isEqualTo(result.errors());
            return bad;
        }
    }
}
