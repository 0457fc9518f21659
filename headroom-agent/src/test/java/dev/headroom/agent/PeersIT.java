package dev.headroom.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.victim.PeersVictim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a request reads from the database, and asks of other services; one victim a JDK serves all. */
final class PeersIT {
    private static final String PARENT = "SELECT id FROM orders WHERE id <= ?";
    private static final String CHILD = "SELECT name FROM orders WHERE id = ?";

    private static final Map<Jdk, VictimJvm> VICTIMS = new EnumMap<>(Jdk.class);

    @BeforeAll
    static void startVictims(@TempDir Path folder) throws IOException {
        for (Jdk jdk : Jdk.values()) {
            Path own = Files.createDirectory(folder.resolve(jdk.name()));
            VICTIMS.put(jdk, VictimJvm.withAgent(jdk, own, PeersVictim.class));
        }
    }

    @AfterAll
    static void stopVictims() throws IOException {
        for (VictimJvm jvm : VICTIMS.values()) {
            jvm.close();
        }
    }

    private static VictimJvm victim(Jdk jdk) {
        return Objects.requireNonNull(VICTIMS.get(jdk));
    }

    @ParameterizedTest
    @EnumSource
    void rowsAreToldByExecutionAlsoWhereQueriesAreReadInTurns(Jdk jdk) throws Exception {
        VictimJvm jvm = victim(jdk);
        jvm.startRecording();

        assertThat(jvm.get("/rows/12", VictimJvm.TRACEPARENT).body()).isEqualTo("order".repeat(12));
        List<RecordedEvent> events = jvm.recorded();

        Map<Long, Long> rows = rowsByExecution(events);
        assertThat(executions(events, PARENT)).singleElement().satisfies(id -> assertThat(rows)
                .containsEntry(id, 12L));
        assertThat(executions(events, CHILD)).hasSize(12).allSatisfy(id -> assertThat(rows)
                .containsEntry(id, 1L));
        assertThat(jvm.ask("status").getProperty("failures")).isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource
    void aResultThatIsLeftBeforeItsEndCountsWhatWasRead(Jdk jdk) throws Exception {
        VictimJvm jvm = victim(jdk);
        jvm.startRecording();

        jvm.get("/first-row/12", VictimJvm.TRACEPARENT);
        List<RecordedEvent> events = jvm.recorded();

        assertThat(rowsByExecution(events).values()).containsExactly(1L);
    }

    static Stream<Arguments> clients() {
        return Stream.of(Jdk.values())
                .flatMap(jdk -> Stream.of(
                        Arguments.of(jdk, "/client/", false),
                        Arguments.of(jdk, "/async/", true),
                        Arguments.of(jdk, "/connection/", false),
                        Arguments.of(jdk, "/apache-4/", false),
                        Arguments.of(jdk, "/apache-5/", false)));
    }

    @ParameterizedTest
    @MethodSource("clients")
    void everyRequestToAnotherServiceIsOneEventWithItsHostAndItsCaller(Jdk jdk, String path, boolean async)
            throws Exception {
        VictimJvm jvm = victim(jdk);
        jvm.startRecording();

        assertThat(jvm.get(path + 3, VictimJvm.TRACEPARENT).body()).isEqualTo("peer".repeat(3));
        List<RecordedEvent> calls = named(jvm.recorded(), "headroom.Call");

        assertThat(calls).hasSize(3).allSatisfy(call -> {
            assertThat(call.getString("host")).startsWith("127.0.0.1").doesNotContain("secret");
            assertThat(call.getBoolean("async")).isEqualTo(async);
            assertThat(call.getDuration().toNanos()).isPositive();
            assertThat(call.getStackTrace().getFrames())
                    .extracting(frame -> frame.getMethod().getType().getName())
                    .contains("dev.headroom.victim.PeersVictim");
        });
        assertThat(jvm.ask("status").getProperty("failures")).isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource
    void aRequestThatNobodyAnswersIsOneEventAndTheNextIsCountedAnew(Jdk jdk) throws Exception {
        VictimJvm jvm = victim(jdk);
        jvm.startRecording();

        for (String client : List.of("apache-4", "apache-5")) {
            assertThat(jvm.get("/refused-" + client + "/2", VictimJvm.TRACEPARENT)
                            .body())
                    .isEqualTo("refused".repeat(2));
            assertThat(jvm.get("/" + client + "/1", VictimJvm.TRACEPARENT).body())
                    .isEqualTo("peer");
        }
        List<RecordedEvent> calls = named(jvm.recorded(), "headroom.Call");

        assertThat(calls).hasSize(6).allSatisfy(call -> assertThat(call.getString("host"))
                .startsWith("127.0.0.1:"));
        assertThat(jvm.ask("status").getProperty("failures")).isEqualTo("0");
    }

    private static Map<Long, Long> rowsByExecution(List<RecordedEvent> events) {
        return named(events, "headroom.Rows").stream()
                .collect(Collectors.toMap(event -> event.getLong("execution"), event -> event.getLong("rows")));
    }

    private static List<Long> executions(List<RecordedEvent> events, String statement) {
        return named(events, "headroom.Sql").stream()
                .filter(event -> event.getString("statement").strip().equals(statement))
                .map(event -> event.getLong("id"))
                .toList();
    }

    private static List<RecordedEvent> named(List<RecordedEvent> events, String name) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals(name))
                .toList();
    }
}
