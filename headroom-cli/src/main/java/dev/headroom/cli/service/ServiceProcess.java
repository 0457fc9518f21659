package dev.headroom.cli.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The service as a child process: its output goes to a log, and closing it leaves neither it nor its children behind.
 *
 * <p>It runs in a session of its own where the system has {@code setsid}, so that Ctrl-C reaches Headroom first and what
 * was measured can still be fetched. Thread-safe.
 */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(2);
    private static final int LOG_LINES_SHOWN = 12;
    private static final int LOG_TAIL_BYTES = 16 * 1024;

    private final Process process;
    private final String command;
    private final Path log;

    private final long startedNanos;

    private ServiceProcess(Process process, long startedNanos, String command, Path log) {
        this.process = process;
        this.startedNanos = startedNanos;
        this.command = command;
        this.log = log;
    }

    /**
     * Starts a program; no shell is involved.
     *
     * @param arguments the program and its arguments
     * @param environment added to our own
     * @param log receives standard output and error of the service
     */
    public static ServiceProcess start(
            List<String> arguments, Map<String, String> environment, Path workingDirectory, Path log)
            throws ServiceException {
        List<String> words = new ArrayList<>();
        if (isOnPath("setsid")) {
            words.add("setsid");
        }
        words.addAll(arguments);
        String command = String.join(" ", arguments);
        var builder = new ProcessBuilder(words)
                .directory(workingDirectory.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        long startedNanos = System.nanoTime();
        try {
            return new ServiceProcess(builder.start(), startedNanos, command, log);
        } catch (IOException e) {
            throw new ServiceException("service.command '" + command + "' cannot be started: " + e.getMessage(), e);
        }
    }

    /**
     * Waits until the ready address answers with a status below 400.
     *
     * @param poll how often it is asked
     * @return how long the service took from its start to that answer
     */
    public Duration awaitReady(URI ready, Duration timeout, Duration poll)
            throws ServiceException, InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(ANSWER_TIMEOUT).build();
        HttpRequest request =
                HttpRequest.newBuilder(ready).timeout(ANSWER_TIMEOUT).build();
        long deadline = System.nanoTime() + timeout.toNanos();
        String last = "no answer yet";
        while (System.nanoTime() < deadline) {
            try {
                int status = client.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                Duration sinceStart = Duration.ofNanos(System.nanoTime() - startedNanos);
                if (status < 400) {
                    requireAlive(ready);
                    return sinceStart;
                }
                last = "status " + status;
            } catch (IOException e) {
                last = e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
            }
            if (process.waitFor(poll.toNanos(), TimeUnit.NANOSECONDS)) {
                requireAlive(ready);
            }
        }
        throw new ServiceException("The service was not ready after " + timeout.toSeconds() + " s: " + ready + " said "
                + last + ". Check service.ready, or raise service.startTimeout." + logTail());
    }

    private void requireAlive(URI ready) throws ServiceException {
        if (!process.isAlive()) {
            throw new ServiceException("The service '" + command + "' ended with exit code " + process.exitValue()
                    + " before " + ready + " was ready." + logTail());
        }
    }

    /** The service and all processes it started. */
    public List<ProcessHandle> tree() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Why a service that should be running is not: its exit code and the end of its log. */
    public String obituary() {
        return "The service '" + command + "' "
                + (process.isAlive() ? "is still running" : "ended with exit code " + process.exitValue()) + "."
                + logTail();
    }

    private String logTail() {
        List<String> lines = lastLines();
        return lines.isEmpty() ? " It printed nothing." : " It printed last:\n  " + String.join("\n  ", lines);
    }

    private List<String> lastLines() {
        try (var channel = Files.newByteChannel(log)) {
            channel.position(Math.max(0, channel.size() - LOG_TAIL_BYTES));
            var bytes = channel.size() == 0
                    ? new byte[0]
                    : java.nio.channels.Channels.newInputStream(channel).readAllBytes();
            List<String> lines =
                    new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size());
        } catch (IOException e) {
            return List.of("(" + log + " cannot be read: " + e.getMessage() + ")");
        }
    }

    /** Asks the whole tree to end, children last to first, and after five seconds makes it. */
    @Override
    public void close() {
        List<ProcessHandle> tree = new ArrayList<>(tree());
        Collections.reverse(tree);
        tree.forEach(ProcessHandle::destroy);
        long deadline = System.nanoTime() + GRACE.toNanos();
        for (ProcessHandle handle : tree) {
            awaitEnd(handle, deadline - System.nanoTime());
        }
    }

    private static void awaitEnd(ProcessHandle handle, long nanos) {
        try {
            handle.onExit().get(Math.max(1, nanos), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            handle.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            handle.destroyForcibly();
            handle.onExit().join();
        }
    }

    private static boolean isOnPath(String tool) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(":")).map(Path::of).anyMatch(dir -> Files.isExecutable(dir.resolve(tool)));
    }
}
