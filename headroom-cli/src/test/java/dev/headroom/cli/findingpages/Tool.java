package dev.headroom.cli.findingpages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Compilers and programs, run in a folder to their end. One that fails, warns or does not end is a failed test. */
final class Tool {

    private static final long MINUTES_AT_MOST = 2;

    private Tool() {}

    /** What it printed. */
    static String run(Path folder, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "printed", ".out");
        Path errors = Files.createTempFile(folder, "printed", ".err");
        Process process = start(new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile()));
        try {
            boolean ended = process.waitFor(MINUTES_AT_MOST, TimeUnit.MINUTES);
            String complaint = Files.readString(errors);
            if (!ended || process.exitValue() != 0 || !complaint.isEmpty()) {
                throw new AssertionError(command + (ended ? " ended with " + process.exitValue() : " did not end")
                        + " and said:\n" + complaint + Files.readString(output));
            }
            return Files.readString(output);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new AssertionError(
                    builder.command().get(0) + " does not start; ./verify installs what the tests need", e);
        }
    }
}
