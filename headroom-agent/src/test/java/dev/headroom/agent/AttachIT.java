package dev.headroom.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.victim.JdkHttpVictim;
import dev.headroom.victim.ServletVictim;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A JVM that was started without the agent can be told to take it, again and again. */
final class AttachIT {
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
            assertThat(facts.getProperty("hooks")).isEqualTo("jdbc,jetty,pool,servlet-jakarta,tasks");
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
