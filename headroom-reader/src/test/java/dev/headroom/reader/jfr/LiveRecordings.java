package dev.headroom.reader.jfr;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Records {@link Workload} in a child JVM, as a user would. */
public final class LiveRecordings {

    private static final String WORK_MILLIS = "1500";

    private final Path folder;

    LiveRecordings(Path folder) {
        this.folder = folder;
    }

    Path byAsyncProfiler(String options) throws IOException, InterruptedException {
        Path library = folder.resolve("libasyncProfiler.so");
        try (InputStream packed = LiveRecordings.class.getResourceAsStream("/linux-x64/libasyncProfiler.so")) {
            if (packed == null) {
                throw new AssertionError("async-profiler's jar holds no linux-x64/libasyncProfiler.so");
            }
            Files.copy(packed, library, StandardCopyOption.REPLACE_EXISTING);
        }
        Path recording = Files.createTempFile(folder, "async", ".jfr");
        run(
                Path.of(System.getProperty("java.home")),
                List.of("-agentpath:" + library + "=start," + options + ",file=" + recording));
        return recording;
    }

    Path byJdk(Path javaHome, String... more) throws IOException, InterruptedException {
        Path recording = Files.createTempFile(folder, "jdk", ".jfr");
        String extra = more.length == 0 ? "" : "," + String.join(",", more);
        run(javaHome, List.of("-XX:StartFlightRecording=settings=profile,filename=" + recording + extra));
        return recording;
    }

    /** A JDK 25: the one named by HEADROOM_JDK25, else a neighbour of the JDK that runs the test. */
    public static Path jdk25() throws IOException {
        String named = System.getenv("HEADROOM_JDK25");
        if (named != null) {
            return Path.of(named);
        }
        Path neighbours = Path.of(System.getProperty("java.home")).toRealPath().getParent();
        try (Stream<Path> homes = Files.list(neighbours)) {
            return homes.filter(home -> home.getFileName().toString().contains("25"))
                    .filter(home -> Files.isExecutable(home.resolve("bin/java")))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(
                            "No JDK 25 in " + neighbours + ": install one or name it in HEADROOM_JDK25"));
        }
    }

    private void run(Path javaHome, List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin/java").toString());
        command.addAll(options);
        command.addAll(List.of("-Xmx128m", "-cp", classPath(), Workload.class.getName(), WORK_MILLIS));
        Path log = Files.createTempFile(folder, "workload", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(command + " failed: " + Files.readString(log, UTF_8));
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static String classPath() {
        return Path.of(Workload.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
    }
}
