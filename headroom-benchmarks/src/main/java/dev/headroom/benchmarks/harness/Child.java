package dev.headroom.benchmarks.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A program run to its end, measured as a whole.
 *
 * @param wall from start until it was waited for
 * @param cpu user and kernel, all its threads, from start to exit
 * @param output standard output and error
 */
public record Child(Duration wall, Duration cpu, String output) {

    /**
     * Runs a program and waits for it. CPU is what the kernel added to our awaited children meanwhile, so programs must
     * run one at a time.
     *
     * @throws IOException where it cannot be started, or ends with another code than 0
     */
    public static Child run(List<String> command) throws IOException, InterruptedException {
        ProcStat before = ProcStat.self();
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        String output;
        int exit;
        try {
            output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            exit = process.waitFor();
        } catch (IOException | InterruptedException e) {
            process.destroyForcibly();
            throw e;
        }
        long end = System.nanoTime();
        if (exit != 0) {
            throw new IOException(
                    "'" + String.join(" ", command) + "' ended with exit code " + exit + ". It printed:\n" + output);
        }
        Duration cpu = ProcStat.self().awaitedChildren().minus(before.awaitedChildren());
        return new Child(Duration.ofNanos(end - start), cpu, output);
    }

    /** Wall times of repeated runs, in milliseconds. */
    public static Series wallMillis(List<Child> runs) {
        return new Series(runs.stream().map(run -> run.wall().toNanos() / 1e6).toList());
    }

    /** CPU times of repeated runs, in milliseconds. */
    public static Series cpuMillis(List<Child> runs) {
        return new Series(runs.stream().map(run -> run.cpu().toNanos() / 1e6).toList());
    }

    /** Lets a process that runs beside us end with us, however we end. */
    public static Process endingWithUs(Process process) {
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "end-" + process.pid()));
        return process;
    }

    /** The {@code java} of this process, or of another JDK's home. */
    public static String java(String home) {
        return Path.of(home.isEmpty() ? System.getProperty("java.home") : home, "bin", "java")
                .toString();
    }

    /** A command that runs a main of this class path in a JVM of its own. */
    public static List<String> javaCommand(Class<?> main, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(java(""), "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** The jar or folder that holds a class. */
    public static Path home(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (java.net.URISyntaxException e) {
            throw new UncheckedIOException(new IOException(type + " was loaded from no file", e));
        }
    }
}
