package dev.headroom.cli.run;

import dev.headroom.cli.config.HeadroomConfig;
import dev.headroom.cli.config.ProfileConfig;
import dev.headroom.cli.config.Warmup;
import dev.headroom.cli.profiler.ProfilerSession;
import dev.headroom.cli.service.AttachedJvm;
import dev.headroom.cli.service.ProcessMeter;
import dev.headroom.cli.service.ServiceException;
import dev.headroom.cli.terminal.LoadView;
import dev.headroom.cli.terminal.Progress;
import dev.headroom.load.InvalidLoadException;
import dev.headroom.load.LoadFailedException;
import dev.headroom.load.LoadPlan;
import dev.headroom.load.LoadResult;
import dev.headroom.load.LoadSession;
import dev.headroom.load.warmup.WarmUp;
import dev.headroom.load.warmup.WarmUpResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Warm-up and window over one set of connections: the profiler is started under load, so that neither its start-up nor
 * cold connections are measured.
 */
final class MeasuringWindow {

    private static final Duration GENTLE = Duration.ofSeconds(4);
    private static final Duration SETTLE = Duration.ofSeconds(1);
    private static final int LAST_EVENT_LOOKS = 20;

    private final HeadroomConfig config;
    private final MeasuredService service;
    private final Path recording;
    private final Path agentJar;
    private final Interruption interruption;
    private final Progress progress;
    private final List<String> notes = new ArrayList<>();

    MeasuringWindow(
            HeadroomConfig config,
            MeasuredService service,
            Path recording,
            Path agentJar,
            Interruption interruption,
            Progress progress) {
        this.config = config;
        this.service = service;
        this.recording = recording;
        this.agentJar = agentJar;
        this.interruption = interruption;
        this.progress = progress;
    }

    WindowMeasurement measure()
            throws InvalidLoadException, LoadFailedException, ServiceException, IOException, InterruptedException {
        LoadPlan plan = LoadPlans.of(config);
        if (config.load().warmup() instanceof Warmup.UntilSteady) {
            warmGently(LoadPlans.gentle(plan));
        }
        try (LoadSession session = LoadSession.open(plan)) {
            interruption.stopWith(session::stop);
            warmUp(session);
            Optional<ProfilerSession> profiler = startProfiler(session);
            profiler.ifPresent(running -> notes.addAll(running.notes()));
            try {
                return window(session, plan, profiler);
            } finally {
                // Only a failure on the way left it running; a second stop does nothing.
                if (profiler.isPresent()) {
                    stop(profiler.get());
                }
            }
        }
    }

    private void warmGently(LoadPlan plan) throws InvalidLoadException, LoadFailedException, InterruptedException {
        progress.phase("warming up gently", GENTLE);
        try (LoadSession session = LoadSession.open(plan)) {
            interruption.stopWith(session::stop);
            session.warmUp(WarmUp.fixed(GENTLE), LoadView.on(progress, 0));
        }
        interruption.check();
    }

    private void warmUp(LoadSession session) throws LoadFailedException, InterruptedException {
        Optional<WarmUp> warmUp = LoadPlans.warmUp(config.load());
        if (warmUp.isPresent()) {
            progress.phase("warming up", warmUp.get().maximum());
            WarmUpResult result = session.warmUp(warmUp.get(), LoadView.on(progress, 0));
            progress.detail(result.reason());
            if (!result.steady() && !warmUp.get().minimum().equals(warmUp.get().maximum())) {
                notes.add("The service was not steady after " + result.elapsed().toSeconds() + " s of warm-up: "
                        + result.reason());
            }
        }
        interruption.check();
    }

    /** Starts sampling while the load goes on, then lets the service settle. */
    private Optional<ProfilerSession> startProfiler(LoadSession session)
            throws LoadFailedException, ServiceException, IOException, InterruptedException {
        if (service.jvm().isEmpty() || config.profile().equals(ProfileConfig.off())) {
            return Optional.empty();
        }
        progress.phase("starting the profiler", Duration.ZERO);
        AttachedJvm jvm = service.jvm().get();
        var starting = new FutureTask<>(() -> ProfilerSession.start(jvm, config.profile(), recording, agentJar));
        var starter = new Thread(starting, "headroom-profiler-start");
        starter.start();
        while (!starting.isDone() && !interruption.requested()) {
            session.warmUp(WarmUp.fixed(SETTLE), LoadView.on(progress, 0));
        }
        try {
            ProfilerSession profiler = starting.get();
            session.warmUp(WarmUp.fixed(SETTLE), LoadView.on(progress, 0));
            return Optional.of(profiler);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ServiceException failure) {
                throw failure;
            } else if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException("Starting the profiler failed", e.getCause());
        }
    }

    private WindowMeasurement window(LoadSession session, LoadPlan plan, Optional<ProfilerSession> profiler)
            throws LoadFailedException, ServiceException, IOException, InterruptedException {
        interruption.check();
        progress.phase("measuring", config.load().duration());
        Optional<ProcessMeter> meter = startMeter();
        long startNanos = System.nanoTime();
        Optional<String> failure = Optional.empty();
        LoadResult load;
        try {
            load = session.measure(config.load().duration(), LoadView.on(progress, 0));
        } catch (LoadFailedException e) {
            String obituary = service.obituary();
            failure = Optional.of(e.getMessage() + (obituary == null ? "" : " " + obituary));
            load = e.partialResult().orElseThrow(() -> e);
        }
        if (failure.isEmpty() && load.complete()) {
            failure = FailedRequests.allOf(load);
        }
        OptionalDouble cpuShare = cpuShare(meter, System.nanoTime() - startNanos);
        OptionalLong rss = meter.isPresent() ? meter.get().rssPeakBytes() : OptionalLong.empty();
        progress.phase("fetching the recording", Duration.ZERO);
        if (profiler.isPresent()) {
            awaitLastEvents();
            stop(profiler.get());
        }
        Optional<Properties> systemProperties = systemProperties();
        return new WindowMeasurement(
                load,
                plan.seeds().traceIdHigh(),
                profiler.map(ProfilerSession::profiler),
                systemProperties.map(HostFacts::runtime).orElse("unknown"),
                systemProperties.map(ServiceClasses::pathOf).orElse(List.of()),
                rss,
                heapLive(),
                cpuShare,
                service.startup().map(Duration::toNanos).map(OptionalLong::of).orElse(OptionalLong.empty()),
                failure,
                notes);
    }

    private Optional<ProcessMeter> startMeter() throws IOException {
        if (service.pid().isEmpty()) {
            return Optional.empty();
        }
        if (service.jvm().isEmpty()) {
            notes.add("The service is not a JVM: CPU and memory are those of the process that listens;"
                    + " resources per request and findings need a JVM.");
        }
        var meter = new ProcessMeter(service.pid().getAsLong());
        meter.start();
        return Optional.of(meter);
    }

    /** A client may hold its answer before the server has written the request's event; gives it a few looks' time. */
    private void awaitLastEvents() {
        try {
            for (int look = 0; look < LAST_EVENT_LOOKS; look++) {
                String inFlight = service.jvm()
                        .orElseThrow()
                        .ask(agentJar, "status", Map.of())
                        .getProperty("requestsInFlight", "0");
                if (inFlight.equals("0")) {
                    return;
                }
            }
        } catch (ServiceException e) {
            notes.add("The agent could not be asked whether requests are still being handled: " + e.getMessage());
        }
    }

    private void stop(ProfilerSession profiler) {
        try {
            profiler.stop();
        } catch (ServiceException e) {
            notes.add("The recording could not be ended in order and may be cut: " + e.getMessage());
        }
    }

    private static OptionalDouble cpuShare(Optional<ProcessMeter> meter, long elapsedNanos) {
        Optional<Duration> cpu = meter.flatMap(ProcessMeter::cpuSinceStart);
        double available = (double) elapsedNanos * Runtime.getRuntime().availableProcessors();
        return cpu.isPresent()
                ? OptionalDouble.of(Math.min(1, cpu.get().toNanos() / available))
                : OptionalDouble.empty();
    }

    /** A full collection, after the window, so that it disturbs nothing that is measured. */
    private OptionalLong heapLive() {
        if (service.jvm().isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            String used =
                    service.jvm().get().ask(agentJar, "heap-live", Map.of()).getProperty("heap.used", "");
            return used.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(used));
        } catch (ServiceException e) {
            notes.add("The live heap could not be measured: " + e.getMessage());
            return OptionalLong.empty();
        }
    }

    private Optional<Properties> systemProperties() {
        if (service.jvm().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(service.jvm().get().systemProperties());
        } catch (ServiceException e) {
            notes.add("The service's runtime and class path could not be asked: " + e.getMessage());
            return Optional.empty();
        }
    }
}
