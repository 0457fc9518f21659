package dev.headroom.cli.loop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of a test, with its output in files; closing it ends it and every process it started. */
final class Spawned implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);

    private final List<String> command;
    private final Process process;
    private final Path out;
    private final Path err;

    private Spawned(List<String> command, Process process, Path out, Path err) {
        this.command = command;
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** @param scratch working directory, and where the output goes */
    static Spawned start(Path scratch, List<String> command) throws IOException {
        Path out = Files.createTempFile(scratch, "output", ".out");
        Path err = Files.createTempFile(scratch, "output", ".err");
        Process process = new ProcessBuilder(command)
                .directory(scratch.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new Spawned(command, process, out, err);
    }

    /** @param exitCode 128 + signal for a process that a signal ended */
    record Ended(int exitCode, String out, String err) {}

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    Ended await(Duration patience) throws IOException, InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError(this + " did not end within " + patience + ". It said:\n" + said());
        }
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** Waits until this text stands in the output, and returns the first line with it. */
    String awaitLine(String text, Duration patience) throws IOException, InterruptedException {
        return awaitLine("", text, patience);
    }

    /** As {@link #awaitLine(String, Duration)}, for a text that also occurs before {@code mark}. */
    String awaitLine(String mark, String text, Duration patience) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            boolean ended = process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS);
            String said = said();
            int marked = said.indexOf(mark);
            int found = marked < 0 ? -1 : said.indexOf(text, marked);
            int end = found < 0 ? -1 : said.indexOf('\n', found);
            if (end >= 0) {
                return said.substring(said.lastIndexOf('\n', found) + 1, end);
            }
            if (ended || System.nanoTime() > deadline) {
                throw new AssertionError(this + (ended ? " ended" : " ran for " + patience) + " without saying '" + text
                        + "'. It said:\n" + said);
            }
        }
    }

    /** As Ctrl-C does. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    private String said() throws IOException {
        return Files.readString(out) + Files.readString(err);
    }

    @Override
    public String toString() {
        return "'" + String.join(" ", command) + "'";
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }
}
