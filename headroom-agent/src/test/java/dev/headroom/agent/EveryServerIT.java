package dev.headroom.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.victim.JavalinVictim;
import dev.headroom.victim.JdkHttpVictim;
import dev.headroom.victim.JettyHandlerVictim;
import dev.headroom.victim.ServletVictim;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One request is one event, whichever server handled it and however many layers it went through. */
final class EveryServerIT {
    private static final int REQUESTS = 4;
    private static final int EXECUTIONS_PER_ORDER = 3;
    private static final long MEBIBYTE = 1 << 20;

    private final Path folder;

    EveryServerIT(@TempDir Path folder) {
        this.folder = folder;
    }

    static Stream<Arguments> servers() {
        return Stream.of(Jdk.values())
                .flatMap(jdk -> Stream.of(
                        Arguments.of(jdk, JdkHttpVictim.class, "/orders/{id}", 200),
                        Arguments.of(jdk, JettyHandlerVictim.class, "/orders/{id}", 200),
                        Arguments.of(jdk, ServletVictim.class, "/orders/{id}", 202),
                        Arguments.of(jdk, JavalinVictim.class, "/orders/{order-id}", 200)));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void everyRequestIsOneEventWithItsCost(Jdk jdk, Class<?> victim, String route, int status) throws Exception {
        try (VictimJvm jvm = VictimJvm.withAgent(jdk, folder, victim)) {
            order(jvm, 0);
            jvm.startRecording();

            for (int id = 1; id <= REQUESTS; id++) {
                order(jvm, id);
            }
            List<RecordedEvent> events = jvm.recorded();
            Properties facts = jvm.ask("status");

            assertThat(named(events, "headroom.Request")).hasSize(REQUESTS).allSatisfy(request -> {
                assertThat(request.getString("method")).isEqualTo("GET");
                assertThat(request.getString("route").strip()).isEqualTo(route);
                assertThat(request.getInt("status")).isEqualTo(status);
                assertThat(request.getLong("traceIdHigh")).isEqualTo(VictimJvm.TRACE_HIGH);
                assertThat(request.getLong("traceIdLow")).isEqualTo(VictimJvm.TRACE_LOW);
                assertThat(request.getLong("sqlQueries")).isEqualTo(EXECUTIONS_PER_ORDER);
                assertThat(request.getLong("sqlTime"))
                        .isBetween(1L, request.getDuration().toNanos());
                assertThat(request.getLong("cpuTime")).isPositive();
                assertThat(request.getLong("allocatedBytes")).isBetween(MEBIBYTE, 32 * MEBIBYTE);
                assertThat(request.getBoolean("async")).isFalse();
            });
            assertThat(facts.getProperty("failures"))
                    .as(facts.getProperty("firstFailure"))
                    .isEqualTo("0");
            assertThat(facts.getProperty("requests")).isEqualTo(Integer.toString(REQUESTS + 1));
            assertThat(jvm.errors()).doesNotContain("headroom-agent:");
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyExecutionIsOneEventWithItsTextAndItsCaller(Jdk jdk) throws Exception {
        try (VictimJvm jvm = VictimJvm.withAgent(jdk, folder, JdkHttpVictim.class)) {
            jvm.startRecording();

            order(jvm, 1);
            List<RecordedEvent> sql = named(jvm.recorded(), "headroom.Sql");

            assertThat(sql)
                    .extracting(event -> event.getString("statement").strip(), event -> event.getLong("rows"))
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple("SELECT name FROM orders WHERE id = ?", -1L),
                            org.assertj.core.groups.Tuple.tuple("UPDATE orders SET seen = seen + ? WHERE id = ?", 1L),
                            org.assertj.core.groups.Tuple.tuple(
                                    "SELECT count(*) FROM orders WHERE id IN (?) AND name <> ?", -1L));
            assertThat(sql).allSatisfy(event -> {
                assertThat(event.getLong("batchSize")).isZero();
                assertThat(event.getStackTrace().getFrames())
                        .extracting(frame -> frame.getMethod().getType().getName())
                        .contains("dev.headroom.victim.Shop");
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAsyncRequestIsOneEventOfItsDispatchingThread(Jdk jdk) throws Exception {
        try (VictimJvm jvm = VictimJvm.withAgent(jdk, folder, ServletVictim.class)) {
            jvm.startRecording();

            HttpResponse<String> response = jvm.get("/later", VictimJvm.TRACEPARENT);
            List<RecordedEvent> requests = named(jvm.recorded(), "headroom.Request");

            assertThat(response.statusCode()).isEqualTo(202);
            assertThat(requests).hasSize(1);
            assertThat(requests.get(0).getBoolean("async")).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMalformedTraceparentIsAsIfAbsent(Jdk jdk) throws Exception {
        try (VictimJvm jvm = VictimJvm.withAgent(jdk, folder, JdkHttpVictim.class)) {
            jvm.startRecording();

            jvm.get("/orders/1", VictimJvm.TRACEPARENT.toUpperCase(java.util.Locale.ROOT));
            List<RecordedEvent> requests = named(jvm.recorded(), "headroom.Request");

            assertThat(requests).hasSize(1);
            assertThat(requests.get(0).getLong("traceIdHigh")).isZero();
            assertThat(requests.get(0).getLong("traceIdLow")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyRecordingCarriesTheAgentsOwnAccount(Jdk jdk) throws Exception {
        try (VictimJvm jvm = VictimJvm.withAgent(jdk, folder, JdkHttpVictim.class)) {
            jvm.startRecording();

            order(jvm, 1);
            List<RecordedEvent> accounts = named(jvm.recorded(), "headroom.Agent");

            assertThat(accounts).isNotEmpty();
            RecordedEvent last = accounts.get(accounts.size() - 1);
            assertThat(last.getLong("requests")).isEqualTo(1);
            assertThat(last.getLong("failures")).isZero();
            assertThat(last.getString("hooks").strip()).isEqualTo("io,jdbc,jdk-http,pool,tasks");
            assertThat(last.getString("version")).matches("\\d+\\.\\d+\\.\\d+.*");
        }
    }

    private static void order(VictimJvm jvm, int id) throws IOException, InterruptedException {
        assertThat(jvm.get("/orders/" + id, VictimJvm.TRACEPARENT).statusCode()).isIn(200, 202);
    }

    private static List<RecordedEvent> named(List<RecordedEvent> events, String name) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals(name))
                .toList();
    }
}
