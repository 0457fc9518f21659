package dev.headroom.cli.run;

import dev.headroom.cli.config.HeadroomConfig;
import dev.headroom.cli.config.ProfileConfig;
import dev.headroom.cli.config.ServiceTarget;
import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.service.ServiceException;
import dev.headroom.cli.source.MeasuredSource;
import dev.headroom.cli.terminal.Progress;
import dev.headroom.diagnose.Diagnoser;
import dev.headroom.load.InvalidLoadException;
import dev.headroom.load.LoadFailedException;
import dev.headroom.report.ReportException;
import dev.headroom.report.RunReport;
import dev.headroom.report.StoredRun;
import dev.headroom.report.folder.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run under Headroom's own load.
 *
 * @param output the run's folder, which must not exist or be empty
 * @param baseline a run to compare with
 * @param diagnoser explains what was measured
 * @param marks drawn over the report's timeline
 */
public record LoadedRun(
        HeadroomConfig config,
        Path output,
        Optional<StoredRun> baseline,
        Path agentJar,
        Diagnoser diagnoser,
        List<Mark> marks) {

    public LoadedRun {
        marks = List.copyOf(marks);
    }

    /** The configuration, as it was written, inside a run's folder. */
    public static final String CONFIG_COPY = "headroom.yml";

    /**
     * Runs, and writes the folder whatever happens: whole, or marked incomplete with the reason.
     *
     * @throws CommandFailure if nothing could be measured, or the folder could not be written
     */
    public FinishedRun execute(Interruption interruption, Progress progress) throws CommandFailure {
        MeasuredService.requireStartable(config.service());
        RunFolder folder;
        try {
            folder = RunFolder.create(output.toAbsolutePath());
        } catch (ReportException e) {
            throw CommandFailure.input(e.getMessage(), e);
        }
        interruption.listen();
        try {
            return execute(folder, interruption, progress);
        } catch (ReportException e) {
            throw CommandFailure.run(e.getMessage(), e);
        } finally {
            progress.end();
        }
    }

    private FinishedRun execute(RunFolder folder, Interruption interruption, Progress progress)
            throws CommandFailure, ReportException {
        try {
            folder.write(CONFIG_COPY, out -> out.write(config.text().getBytes(StandardCharsets.UTF_8)));
            return measureAndWrite(folder, interruption, progress);
        } catch (CommandFailure e) {
            abandon(folder, e.getMessage());
            throw e;
        } catch (InvalidLoadException e) {
            abandon(folder, e.getMessage());
            throw CommandFailure.input(e.getMessage(), e);
        } catch (InterruptedException | ServiceException | LoadFailedException | IOException e) {
            if (e instanceof InterruptedException || interruption.requested()) {
                abandon(folder, "it was interrupted before its measuring window began");
                throw CommandFailure.run(
                        "Interrupted before anything was measured; " + folder.folder() + " says so.", e);
            }
            abandon(folder, String.valueOf(e.getMessage()));
            throw CommandFailure.run(String.valueOf(e.getMessage()), e);
        }
    }

    /** A thread that is still marked as interrupted cannot write: its channels close under it. */
    private static void abandon(RunFolder folder, @Nullable String reason) throws ReportException {
        Thread.interrupted();
        folder.abandon(String.valueOf(reason));
    }

    private FinishedRun measureAndWrite(RunFolder folder, Interruption interruption, Progress progress)
            throws CommandFailure, ReportException, ServiceException, LoadFailedException, InvalidLoadException,
                    IOException, InterruptedException {
        WindowMeasurement window;
        String description;
        MeasuredSource source = config.service().target() instanceof ServiceTarget.Command
                ? MeasuredSource.ofFolder(config.service().workdir(), System.getenv())
                : MeasuredSource.ofBuild(System.getenv());
        boolean profiled = !config.profile().equals(ProfileConfig.off());
        try (MeasuredService service =
                MeasuredService.open(config.service(), profiled, agentJar, folder.path("service.log"), progress)) {
            description = service.description();
            Path recording = folder.path(RunFolder.RECORDING);
            try {
                window = new MeasuringWindow(config, service, recording, agentJar, interruption, progress).measure();
            } catch (LoadFailedException e) {
                String obituary = service.obituary();
                throw CommandFailure.run(obituary == null ? e.getMessage() : e.getMessage() + " " + obituary, e);
            }
            progress.phase("stopping the service", Duration.ZERO);
        }
        progress.phase("reading and judging", Duration.ZERO);
        RunReport report =
                new RunAssembly(config, description, folder, window, baseline, diagnoser, marks, source).report();
        progress.phase("writing the report", Duration.ZERO);
        RunWriting.write(folder, report, Optional.of(window.load()));
        return new FinishedRun(report, folder.folder(), window.failure());
    }
}
