package dev.headroom.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.headroom.cli.loop.PlantedLine;
import dev.headroom.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Programs with planted anti-patterns, and with each of them repaired, profiled as their users would: every planted line is
 * found, and in the repaired program nothing is. A planted line carries a comment with its rule.
 */
@Execution(ExecutionMode.CONCURRENT) // of processes that wait for each other
class FindingsOfRealProgramsIT {

    private static final String MILLIS = "5000";
    private static final long MINUTES_AT_MOST = 4;

    @TempDir
    private static Path folder;

    /** What all planted patterns together may bring, as fast as the machine's collector is; it has no place of its own. */
    private static final String OF_ALL_THEIR_GARBAGE = "gc-pressure";

    @BeforeAll
    static void takeThePrograms() throws IOException {
        for (String name : List.of("shop.go", "shop.py", "Shop.java")) {
            try (InputStream in = FindingsOfRealProgramsIT.class.getResourceAsStream("/findings/" + name)) {
                Files.copy(in, folder.resolve(name));
            }
        }
    }

    @Test
    void inGoProgramsByTheirCpuProfile() throws Exception {
        run(
                Map.of(
                        "GO111MODULE", "off",
                        "GOTOOLCHAIN", "local",
                        "GOCACHE",
                                Path.of("target", "go-cache").toAbsolutePath().toString()),
                "go",
                "build",
                "-o",
                "shop",
                "shop.go");
        run(Map.of(), "./shop", "bad", "bad.pb.gz", MILLIS);
        run(Map.of(), "./shop", "fixed", "fixed.pb.gz", MILLIS);

        assertThat(lines(findings("bad.pb.gz"))).isEqualTo(planted("shop.go"));
        assertThat(lines(findings("fixed.pb.gz"))).isEmpty();
    }

    @Test
    void inPythonProgramsByCProfile() throws Exception {
        run(Map.of(), "python3", "-m", "cProfile", "-o", "bad.prof", "shop.py", "bad");
        run(Map.of(), "python3", "-m", "cProfile", "-o", "fixed.prof", "shop.py", "fixed");

        assertThat(lines(findings("bad.prof"))).isEqualTo(planted("shop.py"));
        assertThat(lines(findings("fixed.prof"))).isEmpty();
    }

    @Test
    void inJavaProgramsByTheJdksRecording() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        run(Map.of(), java + "c", "Shop.java");
        for (String mode : List.of("bad", "fixed")) {
            run(
                    Map.of(),
                    java,
                    "-Xmx256m",
                    "-XX:StartFlightRecording=settings=profile,filename=" + mode + ".jfr",
                    "Shop",
                    mode,
                    MILLIS);
        }

        assertThat(lines(findings("bad.jfr"))).isEqualTo(planted("Shop.java"));
        assertThat(lines(findings("fixed.jfr"))).isEmpty();
    }

    private static void run(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "run", ".out");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(MINUTES_AT_MOST, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<JsonNode> findings(String profile) throws IOException {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal =
                new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false, false, false);
        int code =
                Main.run(terminal, "findings", folder.resolve(profile).toString(), "--format", "json", "--limit", "0");
        assertThat(code).as(err.toString(UTF_8)).isZero();
        List<JsonNode> findings = new ArrayList<>();
        JsonMapper.builder()
                .build()
                .readTree(out.toByteArray())
                .path("findings")
                .forEach(findings::add);
        findings.removeIf(finding -> finding.path("rule").asText().equals(OF_ALL_THEIR_GARBAGE));
        return findings;
    }

    private static Map<String, Set<Integer>> lines(List<JsonNode> findings) {
        Map<String, Set<Integer>> lines = new TreeMap<>();
        for (JsonNode finding : findings) {
            lines.computeIfAbsent(finding.path("rule").textValue(), rule -> new TreeSet<>())
                    .add(finding.path("location").path("line").intValue());
        }
        return lines;
    }

    private static Map<String, Set<Integer>> planted(String program) throws IOException {
        Map<String, Set<Integer>> lines = new TreeMap<>();
        for (PlantedLine planted : PlantedLine.in(folder.resolve(program))) {
            lines.computeIfAbsent(planted.rule(), rule -> new TreeSet<>()).add(planted.line());
        }
        return lines;
    }
}
