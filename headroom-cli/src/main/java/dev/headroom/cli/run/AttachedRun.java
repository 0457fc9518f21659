package dev.headroom.cli.run;

import dev.headroom.cli.config.ProfileConfig;
import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.profiler.ProfilerSession;
import dev.headroom.cli.service.AttachModule;
import dev.headroom.cli.service.AttachedJvm;
import dev.headroom.cli.service.ProcessMeter;
import dev.headroom.cli.service.ServiceException;
import dev.headroom.cli.terminal.Progress;
import dev.headroom.diagnose.Diagnoser;
import dev.headroom.diagnose.Diagnosis;
import dev.headroom.report.ReportException;
import dev.headroom.report.RunReport;
import dev.headroom.report.folder.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A window in the life of a JVM that already serves its own load: profiled and joined with the requests the agent sees.
 *
 * @param output the run's folder, which must not exist or be empty
 * @param window how long to watch
 * @param diagnoser explains what was measured
 * @param marks drawn over the report's timeline
 */
public record AttachedRun(
        long pid, Duration window, Path output, Path agentJar, Diagnoser diagnoser, List<Mark> marks) {

    private static final Duration REMARK = Duration.ofSeconds(1);

    public AttachedRun {
        marks = List.copyOf(marks);
    }

    /** @throws CommandFailure if the process cannot be attached to, or the folder cannot be written */
    public FinishedRun execute(Interruption interruption, Progress progress) throws CommandFailure {
        AttachedJvm jvm;
        RunFolder folder;
        try {
            AttachModule.require();
            jvm = AttachedJvm.of(pid);
            folder = RunFolder.create(output.toAbsolutePath());
        } catch (ServiceException | ReportException e) {
            throw CommandFailure.input(e.getMessage(), e);
        }
        interruption.listen();
        try {
            return execute(jvm, folder, interruption, progress);
        } catch (ReportException e) {
            throw CommandFailure.run(e.getMessage(), e);
        } finally {
            progress.end();
        }
    }

    private FinishedRun execute(AttachedJvm jvm, RunFolder folder, Interruption interruption, Progress progress)
            throws CommandFailure, ReportException {
        try {
            return watchAndWrite(jvm, folder, interruption, progress);
        } catch (ServiceException | IOException | InterruptedException e) {
            // A thread that is still marked as interrupted cannot write: its channels close under it.
            Thread.interrupted();
            String reason = interruption.requested()
                    ? "it was interrupted before its window began"
                    : String.valueOf(e.getMessage());
            folder.abandon(reason);
            throw CommandFailure.run("Nothing was measured: " + reason, e);
        }
    }

    private FinishedRun watchAndWrite(AttachedJvm jvm, RunFolder folder, Interruption interruption, Progress progress)
            throws ServiceException, IOException, ReportException, InterruptedException {
        progress.phase("attaching to process " + pid, Duration.ZERO);
        jvm.loadAgent(agentJar, "command=install");
        Path recording = folder.path(RunFolder.RECORDING);
        ProfilerSession profiler = ProfilerSession.start(jvm, ProfileConfig.standard(), recording, agentJar);
        var meter = new ProcessMeter(pid);
        Instant start;
        Instant end;
        OptionalDouble cpuShare;
        boolean complete;
        try {
            progress.phase("watching", window);
            meter.start();
            start = Instant.now();
            complete = watch(interruption, progress);
            end = Instant.now();
            double available = (double) Duration.between(start, end).toNanos()
                    * Runtime.getRuntime().availableProcessors();
            cpuShare = meter.cpuSinceStart().isPresent()
                    ? OptionalDouble.of(Math.min(1, meter.cpuSinceStart().get().toNanos() / available))
                    : OptionalDouble.empty();
        } finally {
            profiler.stop();
        }
        progress.phase("reading and writing", Duration.ZERO);
        ReadRecording recorded = ReadRecording.read(recording, epochNanos(start), epochNanos(end));
        RunReport report =
                report(jvm, folder, recorded, profiler, start, end, complete, meter.rssPeakBytes(), cpuShare);
        RunWriting.write(folder, report, Optional.empty());
        return new FinishedRun(report, folder.folder(), Optional.empty());
    }

    /** Waits for the window to pass; answers whether it did. */
    private boolean watch(Interruption interruption, Progress progress) throws InterruptedException {
        var stopped = new CountDownLatch(1);
        interruption.stopWith(stopped::countDown);
        long endNanos = System.nanoTime() + window.toNanos();
        for (long left = window.toNanos(); left > 0; left = endNanos - System.nanoTime()) {
            progress.detail("");
            if (stopped.await(Math.min(left, REMARK.toNanos()), TimeUnit.NANOSECONDS)) {
                return false;
            }
        }
        return true;
    }

    private RunReport report(
            AttachedJvm jvm,
            RunFolder folder,
            ReadRecording recorded,
            ProfilerSession profiler,
            Instant start,
            Instant end,
            boolean complete,
            OptionalLong rssPeakBytes,
            OptionalDouble cpuShare)
            throws ServiceException, IOException {
        var systemProperties = jvm.systemProperties();
        var view = new ServerView(recorded.events().requests(), epochNanos(start), epochNanos(end));
        List<String> notes = new ArrayList<>(profiler.notes());
        Diagnosis seen = diagnoser.diagnose(
                recorded.events().evidence(List.of(), List.of(), 0, recorded.stacks()),
                ServiceClasses.read(ServiceClasses.pathOf(systemProperties), notes));
        notes.add(
                "Times are the server's own, from the start of handling to its end: what a client waits before that is"
                        + " not in them.");
        notes.add("Nothing was judged: there are no budgets for a process that is only watched.");
        notes.addAll(recorded.notes());
        Diagnosis diagnosis = Mark.put(marks, seen, epochNanos(start), epochNanos(end), notes);
        return new RunReport(
                "process " + pid + " (" + systemProperties.getProperty("sun.java.command", "unknown") + ")",
                "",
                view.measurement(
                        folder.folder().getFileName().toString(),
                        start,
                        Duration.between(start, end),
                        complete,
                        HostFacts.environment(HostFacts.runtime(systemProperties)),
                        new dev.headroom.measure.run.InstanceMeasurement(
                                rssPeakBytes,
                                OptionalLong.empty(),
                                cpuShare,
                                OptionalLong.of(recorded.events().gcPauseNanos())),
                        diagnosis),
                complete ? dev.headroom.gate.Verdict.PASS : dev.headroom.gate.Verdict.INVALID,
                Optional.empty(),
                List.of(),
                diagnosis,
                profiler.profiler(),
                recorded.profiles(),
                view.timelines(),
                notes);
    }

    private static long epochNanos(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }
}
