package dev.headroom.cli.run;

import dev.headroom.cli.config.ServiceConfig;
import dev.headroom.cli.config.ServiceTarget;
import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.service.AttachModule;
import dev.headroom.cli.service.AttachedJvm;
import dev.headroom.cli.service.ListeningProcess;
import dev.headroom.cli.service.ServiceException;
import dev.headroom.cli.service.ServiceProcess;
import dev.headroom.cli.terminal.Progress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The service under load, however it was come by; closing it stops what we started and nothing else.
 *
 * @param description for people: the command, the process, the URL
 * @param process the child we started, if we did
 * @param pid the process that serves, if it runs on this machine
 * @param jvm where profiles can be taken, if it is a JVM we may attach to
 * @param startup from its start to its first ready answer, if we started it and asked
 */
record MeasuredService(
        String description,
        Optional<ServiceProcess> process,
        OptionalLong pid,
        Optional<AttachedJvm> jvm,
        Optional<Duration> startup)
        implements AutoCloseable {

    private static final String TOOL_OPTIONS = "JAVA_TOOL_OPTIONS";

    /**
     * What can be refused before anything is started or written.
     *
     * @throws CommandFailure if this Java runtime cannot attach, or the port of a service we are to start is taken
     */
    static void requireStartable(ServiceConfig config) throws CommandFailure {
        if (config.target() instanceof ServiceTarget.UrlOnly) {
            return;
        }
        try {
            AttachModule.require();
        } catch (ServiceException e) {
            throw CommandFailure.input(e.getMessage(), e);
        }
        if (config.target() instanceof ServiceTarget.Command) {
            requireFree(config.ready().orElse(config.baseUrl()));
        }
    }

    /**
     * Starts or finds the service and waits until it is ready.
     *
     * @param profiled whether it is to be profiled, which takes a JVM
     */
    static MeasuredService open(ServiceConfig config, boolean profiled, Path agentJar, Path log, Progress progress)
            throws ServiceException, InterruptedException {
        ServiceTarget target = config.target();
        if (target instanceof ServiceTarget.Command command) {
            return start(config, command, profiled, agentJar, log, progress);
        } else if (target instanceof ServiceTarget.Attach attach) {
            progress.phase("attaching to process " + attach.pid(), Duration.ZERO);
            AttachedJvm jvm = AttachedJvm.of(attach.pid());
            jvm.loadAgent(agentJar, "command=install");
            return new MeasuredService(
                    "process " + attach.pid() + " at " + config.baseUrl(),
                    Optional.empty(),
                    OptionalLong.of(attach.pid()),
                    Optional.of(jvm),
                    Optional.empty());
        }
        return new MeasuredService(
                config.baseUrl().toString(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static MeasuredService start(
            ServiceConfig config,
            ServiceTarget.Command command,
            boolean profiled,
            Path agentJar,
            Path log,
            Progress progress)
            throws ServiceException, InterruptedException {
        URI ready = config.ready().orElse(config.baseUrl());
        String description = describe(command.arguments());
        progress.phase("starting " + description, Duration.ZERO);
        ServiceProcess process =
                ServiceProcess.start(command.arguments(), environment(config.env(), agentJar), config.workdir(), log);
        boolean started = false;
        try {
            Optional<Duration> startup = config.ready().isPresent()
                    ? Optional.of(process.awaitReady(ready, config.startTimeout(), config.readyPoll()))
                    : Optional.empty();
            long pid = listening(process, ready);
            Optional<AttachedJvm> jvm = profiled || AttachedJvm.isJvm(pid) ? Optional.of(jvm(pid)) : Optional.empty();
            started = true;
            return new MeasuredService(description, Optional.of(process), OptionalLong.of(pid), jvm, startup);
        } finally {
            if (!started) {
                process.close();
            }
        }
    }

    /** The command as people say it: a report travels, and the folders of this machine mean nothing elsewhere. */
    static String describe(List<String> arguments) {
        return arguments.stream()
                .map(argument ->
                        argument.startsWith("/") ? argument.substring(argument.lastIndexOf('/') + 1) : argument)
                .collect(Collectors.joining(" "));
    }

    /** A start command is often a script: the process to measure is the one of its tree that listens. */
    private static long listening(ServiceProcess process, URI ready) throws ServiceException {
        List<ProcessHandle> tree = process.tree();
        try {
            return ListeningProcess.of(tree, port(ready))
                    .orElseGet(() -> tree.get(tree.size() - 1))
                    .pid();
        } catch (IOException e) {
            throw new ServiceException("Which process listens on " + ready + " cannot be told: " + e.getMessage(), e);
        }
    }

    private static AttachedJvm jvm(long pid) throws ServiceException {
        if (!AttachedJvm.isJvm(pid)) {
            throw new ServiceException(
                    "The service (process " + pid + ") is not a HotSpot JVM, so it cannot be profiled."
                            + " With 'profile: off' its response times, CPU and memory are measured.");
        }
        return AttachedJvm.of(pid);
    }

    /** The agent goes in front of whatever the service's own environment already asks for. */
    private static Map<String, String> environment(Map<String, String> configured, Path agentJar) {
        Map<String, String> environment = new HashMap<>(configured);
        String own = environment.getOrDefault(TOOL_OPTIONS, System.getenv().getOrDefault(TOOL_OPTIONS, ""));
        environment.put(TOOL_OPTIONS, ("-javaagent:" + agentJar + " " + own).trim());
        return environment;
    }

    /** Were another process listening already, its answers would be taken for the service's. */
    private static void requireFree(URI ready) throws CommandFailure {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(ready.getHost(), port(ready)), 500);
        } catch (IOException nobodyListens) {
            return;
        }
        throw CommandFailure.input(
                "Port " + port(ready) + " of " + ready.getHost()
                        + " is in use by another process, so the service cannot be"
                        + " told from it. Stop that process, or choose another port in service.command and service.ready.",
                null);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equals(uri.getScheme()) ? 443 : 80;
    }

    /** What became of the service, for the reason a run failed; empty if it was never ours. */
    @Nullable
    String obituary() {
        return process.filter(child -> !child.isAlive())
                .map(ServiceProcess::obituary)
                .orElse(null);
    }

    @Override
    public void close() {
        process.ifPresent(ServiceProcess::close);
    }
}
