package dev.headroom.cli.service;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A running JVM, reached over the JDK's attach API: no port, no protocol of ours.
 *
 * <p>Each call attaches anew and detaches, so nothing is held open in the measured process. Thread-safe.
 */
public final class AttachedJvm {

    private final long pid;

    private AttachedJvm(long pid) {
        this.pid = pid;
    }

    /** Checks that the process exists, is a JVM, and lets us in. */
    public static AttachedJvm of(long pid) throws ServiceException {
        if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
            throw new ServiceException("There is no process " + pid + ". List JVMs with: jcmd -l");
        }
        if (!isJvm(pid)) {
            throw new ServiceException("Process " + pid + " is not a HotSpot JVM. List JVMs with: jcmd -l");
        }
        var jvm = new AttachedJvm(pid);
        jvm.with(machine -> {});
        return jvm;
    }

    /**
     * Whether a process is a HotSpot JVM; taken for one where the system has no memory maps to tell. Attaching sends a
     * signal that ends any other process, so nothing else is ever attached to.
     */
    public static boolean isJvm(long pid) throws ServiceException {
        Path maps = Path.of("/proc", Long.toString(pid), "maps");
        if (!Files.isReadable(maps)) {
            return true;
        }
        try (Stream<String> mappings = Files.lines(maps)) {
            return mappings.anyMatch(mapping -> mapping.contains("libjvm."));
        } catch (IOException | UncheckedIOException e) {
            throw new ServiceException(
                    "Process " + pid + " cannot be looked at: its memory map " + maps + " does not open."
                            + " Run Headroom as the user who owns that process.",
                    e);
        }
    }

    public long pid() {
        return pid;
    }

    /** The system properties of that JVM. */
    public Properties systemProperties() throws ServiceException {
        var copy = new Properties();
        with(machine -> copy.putAll(machine.getSystemProperties()));
        return copy;
    }

    /** Loads a Java agent and runs its {@code agentmain}. */
    public void loadAgent(Path jar, String options) throws ServiceException {
        with(machine -> machine.loadAgent(jar.toString(), options));
    }

    /** Loads a native agent and runs its {@code Agent_OnAttach}. */
    public void loadNativeAgent(Path library, String options) throws ServiceException {
        with(machine -> machine.loadAgentPath(library.toString(), options));
    }

    /**
     * Runs a command of Headroom's agent and returns its answer.
     *
     * @throws ServiceException if the agent could not be loaded, or answered with an error
     */
    public Properties ask(Path agentJar, String command, Map<String, String> options) throws ServiceException {
        try {
            Path answer = Files.createTempDirectory("headroom-answer").resolve("answer.properties");
            try {
                var line = new StringBuilder("command=" + command + ",answer=" + answer);
                options.forEach(
                        (key, value) -> line.append(',').append(key).append('=').append(value));
                loadAgent(agentJar, line.toString());
                return read(command, answer);
            } finally {
                Files.deleteIfExists(answer);
                Files.delete(answer.getParent());
            }
        } catch (IOException e) {
            throw new ServiceException(
                    "The answer of the agent in process " + pid + " to '" + command + "' cannot be read: " + e, e);
        }
    }

    private Properties read(String command, Path answer) throws IOException, ServiceException {
        if (!Files.exists(answer)) {
            throw new ServiceException("The agent in process " + pid + " did not answer '" + command
                    + "'. Its own message is on the service's standard error.");
        }
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(answer)) {
            properties.load(reader);
        }
        String error = properties.getProperty("error", "");
        if (!error.isEmpty()) {
            throw new ServiceException("The agent in process " + pid + " refused '" + command + "': " + error);
        }
        return properties;
    }

    private interface Use {
        void machine(VirtualMachine machine) throws IOException, AgentLoadException, AgentInitializationException;
    }

    private void with(Use use) throws ServiceException {
        VirtualMachine machine;
        try {
            machine = VirtualMachine.attach(Long.toString(pid));
        } catch (AttachNotSupportedException e) {
            throw new ServiceException(
                    "Process " + pid + " does not let us attach: " + e.getMessage()
                            + ". It must be a HotSpot JVM of the same user, without -XX:+DisableAttachMechanism.",
                    e);
        } catch (IOException e) {
            throw new ServiceException(
                    "Process " + pid + " cannot be reached: " + e.getMessage()
                            + ". Run Headroom as the user who owns that process.",
                    e);
        }
        try {
            use.machine(machine);
        } catch (IOException | AgentLoadException | AgentInitializationException e) {
            var failure = new ServiceException("Process " + pid + " did not take the agent: " + e.getMessage(), e);
            detach(machine).ifPresent(failure::addSuppressed);
            throw failure;
        }
        Optional<IOException> gone = detach(machine);
        if (gone.isPresent()) {
            throw new ServiceException("Process " + pid + " went away while we were attached.", gone.get());
        }
    }

    private static Optional<IOException> detach(VirtualMachine machine) {
        try {
            machine.detach();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }
}
