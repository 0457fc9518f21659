package dev.headroom.cli.bench;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.run.Interruption;
import dev.headroom.cli.terminal.Progress;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * One run of JMH with one fork of each benchmark.
 *
 * @param result where JMH writes what it measured
 * @param log receives what JMH prints
 */
record JmhFork(JmhBuild build, Path result, Path log) {

    private static final int LINES_SHOWN = 15;

    /**
     * Runs it to its end.
     *
     * @return whether it ended by itself; false where it was interrupted
     * @throws CommandFailure where JMH failed, with the end of its output
     */
    boolean run(Interruption interruption, Progress progress) throws CommandFailure {
        Deque<String> last = new ArrayDeque<>();
        Process process = start();
        interruption.stopWith(() -> end(process));
        try {
            copyOutput(process, last, progress);
            int exitCode = process.waitFor();
            if (interruption.requested()) {
                return false;
            }
            if (exitCode != 0 || !Files.isRegularFile(result)) {
                throw failure(exitCode == 0 ? "wrote no result" : "ended with exit code " + exitCode, last);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (IOException e) {
            if (interruption.requested()) {
                return false;
            }
            throw CommandFailure.run(log + " cannot be written: " + e + ". Give another folder by --out.", e);
        } finally {
            end(process);
        }
    }

    private Process start() throws CommandFailure {
        try {
            return new ProcessBuilder(build.oneFork(result.toString()))
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
        } catch (IOException e) {
            throw CommandFailure.input(
                    "'" + build.text() + "' cannot be started: " + e.getMessage() + ". Check the command.", e);
        }
    }

    private void copyOutput(Process process, Deque<String> last, Progress progress) throws IOException {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
                BufferedWriter kept = Files.newBufferedWriter(log)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                kept.write(line);
                kept.newLine();
                if (!line.isBlank()) {
                    last.addLast(line);
                    if (last.size() > LINES_SHOWN) {
                        last.removeFirst();
                    }
                    progress.detail(line.strip());
                }
            }
        }
    }

    private CommandFailure failure(String how, Deque<String> last) {
        String printed = last.isEmpty() ? " It printed nothing." : " It printed last:\n  " + String.join("\n  ", last);
        return CommandFailure.run(
                "JMH, '" + build.text() + "', " + how + ". All it printed is in " + log + "." + printed, null);
    }

    /** JMH and the JVMs it started, children first. */
    private static void end(Process process) {
        List<ProcessHandle> tree = new ArrayList<>(process.descendants().toList());
        Collections.reverse(tree);
        tree.forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
