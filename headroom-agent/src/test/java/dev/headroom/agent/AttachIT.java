package dev.headroom.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.victim.JdkHttpVictim;
import dev.headroom.victim.ServletVictim;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A JVM that was started without the agent can be told to take it, again and again. */
final class AttachIT {
    private static final int RECORDINGS = 25;

    private final Path folder;

    AttachIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @EnumSource
    void classesLoadedBeforeTheAgentAreWoven(Jdk jdk) throws Exception {
        try (VictimJvm jvm = VictimJvm.withoutAgent(jdk, folder, ServletVictim.class)) {
            jvm.get("/orders/1", VictimJvm.TRACEPARENT);

            Properties installed = jvm.ask("install");
            Properties again = jvm.ask("install");
            jvm.startRecording();
            jvm.get("/orders/2", VictimJvm.TRACEPARENT);
            List<RecordedEvent> events = jvm.recorded();
            Properties facts = jvm.ask("status");

            assertThat(installed).doesNotContainKey("error");
            assertThat(again).doesNotContainKey("error");
            assertThat(events)
                    .filteredOn(event -> event.getEventType().getName().equals("headroom.Request"))
                    .singleElement()
                    .satisfies(
                            request -> assertThat(request.getLong("sqlQueries")).isEqualTo(3));
            assertThat(facts.getProperty("failures"))
                    .as(facts.getProperty("firstFailure"))
                    .isEqualTo("0");
            assertThat(facts.getProperty("hooks")).isEqualTo("io,jdbc,jetty,pool,servlet-jakarta,tasks");
        }
    }

    /** What JFR's pool of texts does not hold is lost where a recording starts or ends beside requests. */
    @ParameterizedTest
    @EnumSource
    void everyRequestOfEveryRecordingHasItsRoute(Jdk jdk) throws Exception {
        try (VictimJvm jvm = VictimJvm.withAgent(jdk, folder, ServletVictim.class);
                Clients clients = new Clients(jvm, "/customers/of-the-town/orders/7")) {
            List<String> routes = new ArrayList<>();
            for (int recording = 0; recording < RECORDINGS; recording++) {
                jvm.startRecording();
                clients.awaitMore(20);
                jvm.stopRecording().stream()
                        .filter(event -> event.getEventType().getName().equals("headroom.Request"))
                        .map(request ->
                                String.valueOf(request.getString("route")).strip())
                        .forEach(routes::add);
            }

            assertThat(routes)
                    .hasSizeGreaterThan(20 * RECORDINGS / 2)
                    .containsOnly("/customers/of-the-town/orders/{id}");
        }
    }

    @ParameterizedTest
    @EnumSource
    void statusTellsTheJvmAndWhatWasSeen(Jdk jdk) throws Exception {
        try (VictimJvm jvm = VictimJvm.withAgent(jdk, folder, JdkHttpVictim.class)) {
            jvm.get("/orders/1", "none");

            Properties facts = jvm.ask("status");

            assertThat(facts.getProperty("requests")).isEqualTo("1");
            assertThat(facts.getProperty("java.version")).startsWith(jdk == Jdk.JDK_17 ? "17" : "25");
            assertThat(facts.stringPropertyNames())
                    .contains("version", "java.vm.name", "sqlExecutions", "gc.count", "gc.millis", "class.path");
            assertThat(Long.parseLong(facts.getProperty("heap.used"))).isPositive();
            assertThat(Long.parseLong(facts.getProperty("process.cpu.nanos"))).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource
    void liveHeapIsMeasuredAfterACollection(Jdk jdk) throws Exception {
        try (VictimJvm jvm = VictimJvm.withAgent(jdk, folder, JdkHttpVictim.class)) {
            Properties before = jvm.ask("status");

            Properties after = jvm.ask("heap-live");

            assertThat(Long.parseLong(after.getProperty("gc.count")))
                    .isGreaterThan(Long.parseLong(before.getProperty("gc.count")));
            assertThat(Long.parseLong(after.getProperty("heap.used"))).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aJvmThatIgnoresTheCollectionIsSaidSo(Jdk jdk) throws Exception {
        try (VictimJvm jvm = VictimJvm.withAgent(jdk, folder, JdkHttpVictim.class, "-XX:+DisableExplicitGC")) {
            Properties answer = jvm.ask("heap-live");

            assertThat(answer.getProperty("error")).contains("DisableExplicitGC");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeDoneIsAnErrorInTheAnswerAndNothingElse(Jdk jdk) throws Exception {
        try (VictimJvm jvm = VictimJvm.withAgent(jdk, folder, JdkHttpVictim.class)) {
            assertThat(jvm.ask("explode").getProperty("error"))
                    .contains("explode")
                    .contains("status");
            assertThat(jvm.ask("status,colour=red").getProperty("error")).contains("colour=red");
            assertThat(jvm.ask("jfr-stop").getProperty("error")).contains("jfr-start");
            assertThat(jvm.ask("jfr-start").getProperty("error")).contains("file=");
            assertThat(jvm.ask("jfr-start,file=" + folder.resolve("no/such/x.jfr")))
                    .containsKey("error");
            assertThat(jvm.get("/orders/1", "none").statusCode()).isEqualTo(200);
        }
    }
}
