package dev.headroom.reader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Programs that are not ours, run in a folder as their user would; whatever they print goes to files there. A program
 * that is missing, fails or does not end is a failed test.
 */
public final class Tool {

    private static final long MINUTES_AT_MOST = 4;

    private final Path folder;
    private final Map<String, String> environment;

    public Tool(Path folder) {
        this(folder, Map.of());
    }

    public Tool(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = Map.copyOf(environment);
    }

    /** Runs to the end and returns what was printed. */
    public String run(String... command) throws IOException, InterruptedException {
        return run(List.of(command));
    }

    public String run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "tool", ".out");
        Path errors = Files.createTempFile(folder, "tool", ".err");
        Process process = start(command, errors, ProcessBuilder.Redirect.to(output.toFile()));
        try {
            boolean ended = process.waitFor(MINUTES_AT_MOST, TimeUnit.MINUTES);
            if (!ended || process.exitValue() != 0) {
                throw new AssertionError(
                        command + (ended ? " failed: " : " did not end: ") + text(errors) + text(output));
            }
            return text(output);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Starts and leaves running, its input and output in the hands of the caller, who ends it. */
    public Process startPiped(List<String> command, Path errors) {
        return start(command, errors, ProcessBuilder.Redirect.PIPE);
    }

    private Process start(List<String> command, Path errors, ProcessBuilder.Redirect output) {
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(output)
                .redirectError(errors.toFile());
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new AssertionError(command.get(0) + " does not start; ./verify installs what the tests need", e);
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
