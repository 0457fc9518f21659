package dev.headroom.benchmarks;

import dev.headroom.benchmarks.Condition.Part;
import dev.headroom.benchmarks.harness.TemporaryFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The agent, async-profiler's library and the event settings on disk, and the JVM options that switch them on.
 *
 * @param settings the project's {@code headroom.jfc}
 * @param settingsWithoutStacks the same without stack traces of SQL
 * @param recording where every process writes its recording, over the last one's
 */
record Instruments(Path agentJar, Path library, Path settings, Path settingsWithoutStacks, Path recording) {

    private static final String SETTINGS = "headroom-cli/src/main/resources/dev/headroom/cli/profiler/headroom.jfc";
    private static final String SQL_STACKS_ON = "<setting name=\"stackTrace\">true</setting></event>";

    /** From a built repository. */
    static Instruments of(Path repository) throws IOException {
        var folder = TemporaryFolder.create("headroom-instruments");
        Path settings = repository.resolve(SETTINGS);
        Path withoutStacks = folder.file("without-stacks.jfc");
        Files.writeString(withoutStacks, withoutSqlStacks(Files.readString(settings)));
        return new Instruments(
                agentJar(repository), library(folder), settings, withoutStacks, folder.file("recording.jfr"));
    }

    static Path agentJar(Path repository) throws IOException {
        Path target = repository.resolve("headroom-agent/target");
        try (Stream<Path> files = Files.isDirectory(target) ? Files.list(target) : Stream.empty()) {
            return files.filter(file -> file.getFileName().toString().matches("headroom-agent-[\\w.-]+\\.jar"))
                    .filter(file -> !file.toString().matches(".*-(sources|javadoc|tests)\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException(
                            target + " holds no agent jar. Build it: mvn -pl headroom-agent -am -DskipTests package"));
        }
    }

    /** async-profiler's library, taken out of its jar. */
    static Path library(TemporaryFolder folder) throws IOException {
        String platform = "aarch64".equals(System.getProperty("os.arch")) ? "linux-arm64" : "linux-x64";
        Path library = folder.file("libasyncProfiler.so");
        try (InputStream in = Instruments.class.getResourceAsStream("/" + platform + "/libasyncProfiler.so")) {
            if (in == null) {
                throw new IOException("The class path lacks async-profiler for " + platform);
            }
            Files.copy(in, library);
        }
        return library;
    }

    static String withoutSqlStacks(String settings) {
        return settings.lines()
                .map(line -> line.contains("headroom.Sql")
                        ? line.replace(SQL_STACKS_ON, SQL_STACKS_ON.replace("true", "false"))
                        : line)
                .reduce("", (text, line) -> text + line + "\n");
    }

    /** JVM options of a condition; sampling periods are the demo's. */
    List<String> options(Condition condition) {
        List<String> options = new ArrayList<>();
        if (condition.has(Part.AGENT)) {
            options.add("-javaagent:" + agentJar);
        }
        Path events = condition.has(Part.SQL_STACKS) ? settings : settingsWithoutStacks;
        if (condition.samples()) {
            options.add(
                    "-agentpath:" + library + "=start" + (condition.has(Part.CPU) ? ",event=ctimer,interval=10ms" : "")
                            + (condition.has(Part.ALLOC) ? ",alloc=512k" : "")
                            + (condition.has(Part.WALL) ? ",wall=20ms" : "")
                            + (condition.has(Part.EVENTS) ? ",jfrsync=" + events : "")
                            + ",file=" + recording);
        } else if (condition.has(Part.EVENTS)) {
            options.add("-XX:StartFlightRecording:settings=" + events + ",filename=" + recording);
        }
        return options;
    }
}
