package dev.headroom.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the agent comes into a JVM of tests, on each JDK, and what is said where it cannot. */
final class AgentOfTheJvmIT {
    private static final Class<?>[] LESSONS = {
        ExpectedQueriesIT.OneByOne.class, CountedThreadsIT.Tasks.class, ExpectedCostsIT.Memory.class
    };

    @ParameterizedTest
    @CsvSource({
        "JDK_17, by itself",
        "JDK_17, -Djdk.attach.allowAttachSelf=true",
        "JDK_17, -javaagent",
        "JDK_25, by itself",
        "JDK_25, -javaagent"
    })
    void testsAreMeasuredHoweverTheAgentCame(Jdk jdk, String way) throws Exception {
        List<String> options =
                new ArrayList<>(List.of("-XX:+IgnoreUnrecognizedVMOptions", "-XX:+EnableDynamicAgentLoading"));
        if (way.equals("-javaagent")) {
            options.add("-javaagent:" + jarOf("headroom-agent"));
            options.add("-XX:+DisableAttachMechanism");
        } else if (way.startsWith("-")) {
            options.add(way);
        }

        String said = said(jdk, options, classPath("nothing"), LESSONS);

        assertThat(said)
                .contains("queries: 21 SQL executions, expected exactly 2 (one run)")
                .contains(
                        "  20 × SELECT product FROM lines WHERE order_id = ?\n       at dev.headroom.junit.Shop.numbers(")
                .contains(
                        "green submitted()", "green asynchronous()", "green asynchronousOnAPool()", "green handedOn()")
                .contains("green within()", "red beyond()")
                .doesNotContain("NotMeasuredException");
    }

    @Test
    void aJvmThatTakesNoAgentSaysHowToGiveItOne() throws Exception {
        String said = said(
                Jdk.JDK_17,
                List.of("-XX:+DisableAttachMechanism"),
                classPath("nothing"),
                ExpectedQueriesIT.Exact.class);

        assertThat(said)
                .contains("red one()")
                .contains("NotMeasuredException: No agent: it could not be loaded into the tests' JVM")
                .contains("-javaagent:" + jarOf("headroom-agent"))
                .contains("argLine of surefire");
    }

    @Test
    void aRuntimeThatCannotAttachSaysSo() throws Exception {
        String said = said(
                Jdk.JDK_17,
                List.of("--limit-modules", "java.se,jdk.jfr,jdk.management"),
                classPath("nothing"),
                ExpectedQueriesIT.Exact.class);

        assertThat(said)
                .contains("red one()")
                .contains("has no module jdk.attach")
                .contains("-javaagent:");
    }

    @Test
    void aClassPathWithoutTheAgentSaysWhereItComesFrom() throws Exception {
        String said = said(Jdk.JDK_17, List.of(), classPath("headroom-agent"), ExpectedQueriesIT.Exact.class);

        assertThat(said)
                .contains("red one()")
                .contains("No agent: headroom-agent is not on the tests' class path")
                .contains("-javaagent:");
    }

    private static String said(Jdk jdk, List<String> options, String classPath, Class<?>... lessons)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(jdk.java().toString(), "-Xmx256m", "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, LessonProgram.class.getName()));
        Arrays.stream(lessons).map(Class::getName).forEach(command::add);
        Process program = new ProcessBuilder(command).redirectErrorStream(true).start();
        program.getOutputStream().close();
        String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor()).as(said).isZero();
        return said;
    }

    /** That of these tests, without the jars whose names hold this. */
    private static String classPath(String without) {
        return entries().stream()
                .filter(entry -> !Path.of(entry).getFileName().toString().contains(without))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String jarOf(String artifact) {
        return entries().stream()
                .filter(entry -> Path.of(entry).getFileName().toString().startsWith(artifact + "-"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> entries() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return List.of(all.split(File.pathSeparator));
    }
}
