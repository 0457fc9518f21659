package dev.headroom.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** One child JVM that runs a victim. Whoever opens it closes it; it also ends when this JVM does. Not thread-safe. */
final class VictimJvm implements AutoCloseable {
    static final Path AGENT = Path.of(System.getProperty("headroom.agent.jar", "target/headroom-agent.jar"));
    static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    static final long TRACE_HIGH = 0x0af7651916cd43ddL;
    static final long TRACE_LOW = 0x8448eb211c80319cL;

    private static final long PATIENCE_SECONDS = 30;
    private static final int LONGEST_NAME = 15;

    private final Process process;
    private final BufferedReader out;
    private final Path folder;
    private final List<String> said = new ArrayList<>();
    private final int port;

    private VictimJvm(Path folder, List<String> command) throws IOException {
        this.folder = folder;
        process = new ProcessBuilder(command)
                .redirectError(folder.resolve("err").toFile())
                .start();
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        port = awaitReady();
    }

    static VictimJvm withAgent(Jdk jdk, Path folder, Class<?> victim, String... jvmOptions) throws IOException {
        return open(jdk, folder, testClassPath(), victim.getName(), true, jvmOptions);
    }

    static VictimJvm withoutAgent(Jdk jdk, Path folder, Class<?> victim) throws IOException {
        return open(jdk, folder, testClassPath(), victim.getName(), false);
    }

    static VictimJvm open(Jdk jdk, Path folder, String classPath, String mainClass, boolean agent, String... jvmOptions)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(jdk.java().toString(), "-Xmx256m"));
        if (agent) {
            command.add("-javaagent:" + AGENT);
        }
        command.addAll(List.of(jvmOptions));
        command.addAll(List.of("-cp", classPath, mainClass));
        return new VictimJvm(folder, command);
    }

    /** Everything tests are made of, but neither the agent's classes nor an ASM that would hide a missing one. */
    private static String testClassPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !entry.contains("headroom-agent-") && !entry.endsWith("/target/classes"))
                .filter(entry -> !entry.contains("/org/ow2/asm/"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private int awaitReady() throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.add(line);
            if (line.startsWith("ready ")) {
                return Integer.parseInt(line.substring("ready ".length()));
            }
        }
        throw new AssertionError("The victim died before it was ready: " + errors());
    }

    HttpResponse<String> get(String path, String traceparent) throws IOException, InterruptedException {
        return get(HttpClient.newHttpClient(), path, traceparent);
    }

    HttpResponse<String> get(HttpClient client, String path, String traceparent)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("traceparent", traceparent)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Lines printed up to and including {@code ready}. */
    List<String> said() {
        return List.copyOf(said);
    }

    String errors() throws IOException {
        return Files.readString(folder.resolve("err"));
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Attaches and sends one command, which has been carried out when this returns. */
    void attach(String options) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
            try {
                machine.loadAgent(AGENT.toString(), options);
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException | AgentLoadException | AgentInitializationException refused) {
            throw new AssertionError("The victim refused the agent: " + errors(), refused);
        }
    }

    /** Sends a command that answers, and reads the answer. */
    Properties ask(String command) throws IOException {
        Path answer = file("answer.properties");
        Files.deleteIfExists(answer);
        attach("command=" + command + ",answer=" + answer);
        Properties facts = new Properties();
        try (InputStream in = Files.newInputStream(answer)) {
            facts.load(in);
        }
        return facts;
    }

    /** Records from now until {@link #recorded}. */
    void startRecording() throws IOException {
        Properties answer = ask("jfr-start,file=" + file("victim.jfr"));
        if (answer.containsKey("error")) {
            throw new AssertionError(answer.getProperty("error"));
        }
    }

    /** Stops the recording and reads its Headroom events; a response can be here before its request is done there. */
    List<RecordedEvent> recorded() throws IOException {
        long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!ask("status").getProperty("requestsInFlight").equals("0")) {
            if (System.nanoTime() - deadlineNanos > 0) {
                throw new AssertionError("Requests never ended: " + ask("status"));
            }
        }
        return stopRecording();
    }

    /** Stops the recording while requests may run, and reads its Headroom events. */
    List<RecordedEvent> stopRecording() throws IOException {
        Properties answer = ask("jfr-stop");
        if (answer.containsKey("error")) {
            throw new AssertionError(answer.getProperty("error"));
        }
        return RecordingFile.readAllEvents(file("victim.jfr")).stream()
                .filter(event -> event.getEventType().getName().startsWith("headroom."))
                .collect(Collectors.toList());
    }

    /** Returns once a thread of this name runs; Linux keeps {@value #LONGEST_NAME} letters of it. */
    void awaitThread(String name) throws IOException {
        String kept = name.substring(0, Math.min(LONGEST_NAME, name.length()));
        long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!threads().contains(kept)) {
            if (System.nanoTime() - deadlineNanos > 0) {
                throw new AssertionError("There is no thread " + kept + " among " + threads());
            }
        }
    }

    private List<String> threads() throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(Path.of("/proc/" + process.pid() + "/task"))) {
            for (Path task : tasks) {
                try {
                    names.add(Files.readString(task.resolve("comm")).strip());
                } catch (NoSuchFileException ended) {
                    // It is no thread any more.
                }
            }
        }
        return names;
    }

    /** Stops the whole process for so long. */
    void standStill(Duration duration) throws IOException, InterruptedException {
        signal("STOP");
        for (long start = System.nanoTime(); System.nanoTime() - start < duration.toNanos(); ) {
            Thread.onSpinWait();
        }
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start();
        assertThat(kill.waitFor()).isZero();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        out.close();
    }
}
