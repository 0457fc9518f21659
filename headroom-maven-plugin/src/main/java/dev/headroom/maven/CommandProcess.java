package dev.headroom.maven;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** One command in a process of its own, which ends with the build. */
final class CommandProcess {
    private static final int LAST_WORDS = 20;

    private CommandProcess() {}

    /**
     * How a command ended.
     *
     * @param result what it printed to standard output
     * @param lastWords the end of what it printed to standard error
     */
    record Ended(int exitCode, List<String> result, List<String> lastWords) {
        Ended {
            result = List.copyOf(result);
            lastWords = List.copyOf(lastWords);
        }
    }

    /** @param progress told each line of standard error, as it comes, on another thread */
    static Ended run(List<String> command, Path folder, Consumer<String> progress)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).directory(folder.toFile()).start();
        var withBuild = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(withBuild);
        try {
            process.getOutputStream().close();
            Deque<String> lastWords = new ArrayDeque<>();
            var errors = new Thread(() -> forEachLine(process.getErrorStream(), line -> {
                progress.accept(line);
                lastWords.addLast(line);
                if (lastWords.size() > LAST_WORDS) {
                    lastWords.removeFirst();
                }
            }));
            errors.start();
            List<String> result = new ArrayList<>();
            forEachLine(process.getInputStream(), result::add);
            errors.join();
            return new Ended(process.waitFor(), result, new ArrayList<>(lastWords));
        } finally {
            process.destroy();
            Runtime.getRuntime().removeShutdownHook(withBuild);
        }
    }

    private static void forEachLine(InputStream stream, Consumer<String> consumer) {
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                consumer.accept(line);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("The output of the command cannot be read", broken);
        }
    }
}
