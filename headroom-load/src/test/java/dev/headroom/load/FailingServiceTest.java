package dev.headroom.load;

import static dev.headroom.load.LoadSessionTest.measure;
import static dev.headroom.load.LoadSessionTest.plan;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headroom.load.LoadFailedException.Reason;
import dev.headroom.measure.RequestOutcome;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Services that cannot be loaded, or not to the end. */
class FailingServiceTest {

    @Test
    void aPortThatRefusesEndsTheRun() throws Exception {
        URI refused = ScriptedServer.refusedUri();

        var failure = catchThrowableOfType(
                LoadFailedException.class, () -> LoadSession.open(plan(refused, Arrivals.constant(10))));

        assertThat(failure.reason()).isEqualTo(Reason.REFUSED);
        assertThat(failure).hasMessageContaining(refused.toString());
        assertThat(failure.partialResult()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aServiceThatDiesEndsTheRunWithWhatWasMeasured(boolean open) throws Exception {
        var self = new AtomicReference<ScriptedServer>();
        try (var server = ScriptedServer.start((request, socket) -> {
            ScriptedServer.ok().answer(request, socket);
            if (request.number() == 50) {
                requireNonNull(self.get()).close();
            }
        })) {
            self.set(server);
            var plan = plan(server.uri(), open ? Arrivals.constant(200) : Arrivals.closed(2));

            var failure = catchThrowableOfType(LoadFailedException.class, () -> measure(plan, Duration.ofSeconds(60)));

            assertThat(failure.reason()).isEqualTo(Reason.DIED);
            LoadResult partial = failure.partialResult().orElseThrow();
            assertThat(partial.complete()).isFalse();
            assertThat(partial.responseTimes().count()).isBetween(45L, (long) server.requests.size());
            assertThat(partial.endpoints().get(0).errorsByKind()).containsKey(RequestOutcome.CONNECT_FAILED);
            assertThat(partial.window()).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void aServiceThatNeverAnswersEndsTheRunWhenPatienceEnds() throws Exception {
        try (var server = ScriptedServer.start((request, socket) -> {})) {
            var plan = plan(server.uri(), Arrivals.constant(50))
                    .withTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofMillis(500));

            var failure = catchThrowableOfType(LoadFailedException.class, () -> measure(plan, Duration.ofSeconds(60)));

            assertThat(failure.reason()).isEqualTo(Reason.UNRESPONSIVE);
            assertThat(failure).hasMessageContaining("500 ms");
            LoadResult partial = failure.partialResult().orElseThrow();
            assertThat(partial.errors()).isEqualTo(partial.requests()).isPositive();
            assertThat(partial.window()).isBetween(Duration.ofMillis(450), Duration.ofSeconds(5));
        }
    }

    @Test
    void anEndlessAnswerTimesOut() throws Exception {
        try (var server = ScriptedServer.start((request, socket) -> {
            ScriptedServer.send(socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (!socket.isClosed()) {
                ScriptedServer.send(socket, "400\r\n" + "x".repeat(1024) + "\r\n");
            }
        })) {
            var plan = plan(server.uri(), Arrivals.constant(4))
                    .withTimeouts(Duration.ofMillis(300), Duration.ofSeconds(2), Duration.ofSeconds(10));

            LoadResult result = measure(plan, Duration.ofMillis(500));

            assertThat(result.endpoints().get(0).errorsByKind()).containsOnlyKeys(RequestOutcome.TIMEOUT);
        }
    }

    @Test
    void otherMachinesAreRefusedUnlessTheyAreOnesOwn() {
        var plan = plan(URI.create("http://192.0.2.1:80"), Arrivals.constant(1));

        assertThatThrownBy(() -> LoadSession.open(plan))
                .isInstanceOf(InvalidLoadException.class)
                .hasMessageContaining("not this machine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https:///a", "http:///a", "http://127.0.0.1:1/?q=1", "ftp://localhost"})
    void targetsItCannotLoadAreRefused(String target) {
        assertThatThrownBy(() -> LoadSession.open(plan(URI.create(target), Arrivals.constant(1))))
                .isInstanceOf(InvalidLoadException.class);
    }

    @Test
    void unknownHostsAreNamed() {
        var plan = LoadPlan.of(
                URI.create("http://no-such-host.invalid"), List.of(EndpointLoad.get("/")), Arrivals.constant(1));

        assertThatThrownBy(() -> LoadSession.open(plan))
                .isInstanceOf(LoadFailedException.class)
                .hasMessageContaining("no-such-host.invalid");
    }
}
