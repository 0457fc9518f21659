package dev.headroom.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.victim.JdkHttpVictim;
import dev.headroom.victim.TaskVictim;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a request says of its waits, and of the work it gives to other threads. */
final class RequestEvidenceIT {
    private static final int EXECUTIONS_PER_ORDER = 3;

    private final Path folder;

    RequestEvidenceIT(@TempDir Path folder) {
        this.folder = folder;
    }

    static Stream<Arguments> ways() {
        return Stream.of(Jdk.values())
                .flatMap(jdk -> Stream.of(
                        Arguments.of(jdk, "/submitted/", "java.util.concurrent.ThreadPoolExecutor"),
                        Arguments.of(jdk, "/future/", "java.util.concurrent.CompletableFuture"),
                        Arguments.of(jdk, "/future-on-pool/", "java.util.concurrent.ThreadPoolExecutor")));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aTaskNamesTheRequestThatSubmittedIt(Jdk jdk, String path, String executor) throws Exception {
        try (VictimJvm jvm = VictimJvm.withAgent(jdk, folder, TaskVictim.class)) {
            jvm.get(path + 1, VictimJvm.TRACEPARENT);
            jvm.startRecording();

            assertThat(jvm.get(path + 2, VictimJvm.TRACEPARENT).statusCode()).isEqualTo(200);
            List<RecordedEvent> events = jvm.recorded();

            RecordedEvent request = only(events, "headroom.Request");
            RecordedEvent task = only(events, "headroom.Task");
            assertThat(task.getLong("requestId")).isPositive().isEqualTo(request.getLong("id"));
            assertThat(task.getString("executor").strip()).isEqualTo(executor);
            assertThat(task.getLong("waitTime")).isPositive();
            assertThat(task.getLong("cpuTime")).isPositive();
            assertThat(task.getLong("allocatedBytes")).isGreaterThan(1 << 20);
            assertThat(task.getThread().getOSThreadId())
                    .isNotEqualTo(request.getThread().getOSThreadId());
            assertThat(request.getLong("sqlQueries")).isEqualTo(EXECUTIONS_PER_ORDER);
            assertThat(request.getLong("sqlTime"))
                    .isBetween(1L, request.getDuration().toNanos());
            assertThat(jvm.ask("status").getProperty("failures")).isEqualTo("0");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatATaskThrowsReachesWhoSubmittedIt(Jdk jdk) throws Exception {
        try (VictimJvm jvm = VictimJvm.withAgent(jdk, folder, TaskVictim.class)) {
            jvm.startRecording();

            assertThat(jvm.get("/fails/7", VictimJvm.TRACEPARENT).body())
                    .isEqualTo("failed: java.lang.IllegalStateException: as planned 7");
            assertThat(only(jvm.recorded(), "headroom.Task").getLong("requestId"))
                    .isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRequestSaysWhatKeptItFromRunning(Jdk jdk) throws Exception {
        try (VictimJvm jvm = VictimJvm.withAgent(jdk, folder, JdkHttpVictim.class)) {
            jvm.startRecording();

            jvm.get("/orders/1", VictimJvm.TRACEPARENT);
            jvm.get("/orders/2", VictimJvm.TRACEPARENT);
            jvm.get("/orders/1", VictimJvm.TRACEPARENT);
            List<RecordedEvent> requests = named(jvm.recorded(), "headroom.Request");

            assertThat(requests).hasSize(3).allSatisfy(request -> {
                assertThat(request.getLong("runQueueTime")).isNotNegative();
                assertThat(request.getLong("poolTime")).isPositive();
                assertThat(request.getInt("parameterBucket")).isBetween(0, 255);
            });
            assertThat(requests).extracting(request -> request.getLong("id")).doesNotHaveDuplicates();
            assertThat(requests.stream()
                            .map(request -> request.getInt("parameterBucket"))
                            .distinct())
                    .hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void waitsForFilesAndPeersAreSummedHoweverShortEachOneIs(Jdk jdk) throws Exception {
        try (VictimJvm jvm = VictimJvm.withAgent(jdk, folder, TaskVictim.class)) {
            jvm.startRecording();

            assertThat(jvm.get("/file/20", VictimJvm.TRACEPARENT).body()).isEqualTo("synced");
            assertThat(jvm.get("/socket/30", VictimJvm.TRACEPARENT).body()).isEqualTo("answer 1");
            List<RecordedEvent> requests = named(jvm.recorded(), "headroom.Request");

            RecordedEvent file = ofRoute(requests, "/file/{id}");
            RecordedEvent socket = ofRoute(requests, "/socket/{id}");
            assertThat(file.getLong("fileTime"))
                    .isBetween(1L, file.getDuration().toNanos());
            assertThat(file.getLong("socketTime")).isZero();
            assertThat(socket.getLong("socketTime"))
                    .isBetween(10_000_000L, socket.getDuration().toNanos());
            assertThat(jvm.ask("status").getProperty("failures")).isEqualTo("0");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aProcessThatStoodStillSaysWhen(Jdk jdk) throws Exception {
        try (VictimJvm jvm = VictimJvm.withAgent(jdk, folder, JdkHttpVictim.class)) {
            jvm.startRecording();
            jvm.get("/orders/1", VictimJvm.TRACEPARENT);
            jvm.awaitThread("headroom-hiccups");

            jvm.standStill(Duration.ofMillis(150));
            jvm.get("/orders/1", VictimJvm.TRACEPARENT);

            assertThat(named(jvm.recorded(), "headroom.Hiccup")).anySatisfy(hiccup -> {
                assertThat(hiccup.getLong("late")).isGreaterThan(100_000_000);
                assertThat(hiccup.getDuration().toNanos()).isGreaterThan(hiccup.getLong("late"));
                assertThat(hiccup.getLong("throttledTime")).isZero();
            });
            assertThat(jvm.ask("status").getProperty("failures")).isEqualTo("0");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aThreadThatHandsRequestsOnSaysHowLongItWaitedForAProcessor(Jdk jdk) throws Exception {
        try (VictimJvm jvm = VictimJvm.withAgent(jdk, folder, JdkHttpVictim.class)) {
            jvm.startRecording();
            jvm.get("/orders/1", VictimJvm.TRACEPARENT);
            jvm.awaitThread("headroom-hiccups");
            try (Clients clients = new Clients(jvm, "/orders/1")) {
                clients.awaitMore(50);
                jvm.get("/busy/500", VictimJvm.TRACEPARENT);
                clients.awaitMore(50);
            }

            assertThat(named(jvm.recorded(), "headroom.Dispatch")).anySatisfy(wait -> {
                assertThat(wait.getLong("runQueueTime")).isGreaterThan(200_000);
                assertThat(wait.getLong("interval")).isPositive();
            });
            assertThat(jvm.ask("status").getProperty("failures")).isEqualTo("0");
        }
    }

    private static RecordedEvent ofRoute(List<RecordedEvent> requests, String route) {
        return requests.stream()
                .filter(request -> request.getString("route").strip().equals(route))
                .findFirst()
                .orElseThrow();
    }

    private static RecordedEvent only(List<RecordedEvent> events, String name) {
        List<RecordedEvent> named = named(events, name);
        assertThat(named).as(name).hasSize(1);
        return named.get(0);
    }

    private static List<RecordedEvent> named(List<RecordedEvent> events, String name) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals(name))
                .toList();
    }
}
