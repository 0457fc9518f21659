package dev.headroom.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.victim.HostileVictim;
import dev.headroom.victim.IdleHooksVictim;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The agent leaves the application as it was, whatever that does. */
final class GoodGuestIT {
    private static final int MEASURED = 1_000_000;

    private final Path folder;

    GoodGuestIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @EnumSource
    void hostileDriversClassesAndRequestsAreCountedAndDisturbNothing(Jdk jdk) throws Exception {
        try (VictimJvm jvm = VictimJvm.withAgent(jdk, folder, HostileVictim.class)) {
            Properties facts = jvm.ask("status");

            assertThat(jvm.said()).contains("unharmed");
            assertThat(facts.getProperty("failures")).isEqualTo("2");
            assertThat(facts.getProperty("firstFailure")).contains("broken/Driver");
            assertThat(facts.getProperty("sqlExecutions")).isEqualTo("1");
            assertThat(jvm.errors().lines().filter(line -> line.startsWith("headroom-agent:")))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void hooksAllocateNothingWhileNothingIsRecorded(Jdk jdk) throws Exception {
        try (VictimJvm jvm = VictimJvm.withAgent(jdk, folder, IdleHooksVictim.class)) {
            String[] words = jvm.said().get(0).split(" ");
            Properties facts = jvm.ask("status");

            assertThat(facts.getProperty("sqlExecutions")).isEqualTo(words[3]);
            assertThat(Long.parseLong(words[1]))
                    .as("bytes in a million executions")
                    .isLessThan(MEASURED / 100);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anApplicationKeepsItsOwnAsmAndItsJavaxServlets(Jdk jdk) throws Exception {
        String classPath = compiled("JavaxServletVictim.java");
        try (VictimJvm jvm = VictimJvm.open(jdk, folder, classPath, "JavaxServletVictim", true)) {
            jvm.startRecording();

            jvm.get("/anything/123/parts;v=1", VictimJvm.TRACEPARENT);
            List<RecordedEvent> events = jvm.recorded();

            assertThat(jvm.said()).anyMatch(line -> line.startsWith("asm ") && line.endsWith("old-asm.jar"));
            assertThat(events)
                    .filteredOn(event -> event.getEventType().getName().equals("headroom.Request"))
                    .singleElement()
                    .satisfies(request -> {
                        assertThat(request.getString("route").strip()).isEqualTo("/anything/{id}/parts");
                        assertThat(request.getInt("status")).isEqualTo(203);
                        assertThat(request.getLong("allocatedBytes")).isGreaterThan(1 << 20);
                        assertThat(request.getLong("traceIdLow")).isEqualTo(VictimJvm.TRACE_LOW);
                    });
            assertThat(jvm.ask("status").getProperty("hooks")).isEqualTo("io,jetty,servlet-javax,tasks");
        }
    }

    @Test
    void theJarHoldsNothingButTheAgent() throws IOException {
        try (JarFile jar = new JarFile(VictimJvm.AGENT.toFile())) {
            List<String> files = jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(entry -> entry.getName())
                    .toList();

            assertThat(files)
                    .contains("dev/headroom/agent/HeadroomAgent.class")
                    .contains("dev/headroom/agent/shaded/asm/ClassReader.class")
                    .allMatch(name -> name.startsWith("dev/headroom/agent/") || name.startsWith("META-INF/"))
                    .noneMatch(name -> name.startsWith("META-INF/versions/") || name.startsWith("META-INF/services/"));
        }
    }

    /** Compiles a victim against the servers that cannot be on the class path of the tests. */
    private String compiled(String source) throws IOException {
        Path file = Path.of(System.getProperty("headroom.victim.sources", "src/test/victims"))
                .resolve(source);
        String libraries;
        try (Stream<Path> jars = Files.list(Path.of(System.getProperty("headroom.victims", "target/victims")))) {
            libraries = jars.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        }
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "--release", "17", "-cp", libraries, "-d", folder.toString(), file.toString());
        assertThat(result).isZero();
        return folder + File.pathSeparator + libraries;
    }
}
