package dev.headroom.cli;

import dev.headroom.cli.ci.JudgedRun;
import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.invocation.FormatOption;
import dev.headroom.cli.invocation.Installation;
import dev.headroom.cli.run.FinishedRun;
import dev.headroom.cli.run.LoadedRun;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.gate.GateResult;
import dev.headroom.gate.Verdict;
import dev.headroom.gate.proof.GatedChange;
import dev.headroom.gate.proof.Proof;
import dev.headroom.report.RunReport;
import dev.headroom.report.StoredRun;
import dev.headroom.report.UnfitBaselineException;
import dev.headroom.report.UnreadableRunException;
import dev.headroom.report.ci.CiReport;
import dev.headroom.report.ci.CiSuite;
import dev.headroom.report.folder.RunFolder;
import dev.headroom.report.json.RunJson;
import dev.headroom.report.proof.CalibrationReport;
import dev.headroom.report.proof.ProofReport;
import dev.headroom.report.text.TextReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where runs go, where baselines come from, and how a finished run is shown: alike for every command that measures. */
final class RunOutput {

    private static final Path RUNS = Path.of("headroom-runs");
    private static final long MOST_CONFIG_BYTES = 1 << 20;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss");

    private RunOutput() {}

    /** The folder asked for, or a new one under {@code headroom-runs}, named by the time and what is measured. */
    static Path folder(@Nullable Path asked, String name) {
        return asked != null
                ? asked
                : RUNS.resolve(LocalDateTime.now(ZoneId.systemDefault()).format(STAMP) + "-" + name);
    }

    static Optional<StoredRun> baseline(@Nullable Path folder) throws CommandFailure {
        if (folder == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(RunFolder.openBaseline(folder));
        } catch (UnreadableRunException | UnfitBaselineException e) {
            throw CommandFailure.input(e.getMessage(), e);
        }
    }

    /**
     * The file that people edit, where a run's copy of it was read: the one here that says the same.
     *
     * @param read as it was read
     * @param text of it
     */
    static Path original(Path read, String text) {
        Path here = Path.of(LoadedRun.CONFIG_COPY);
        try {
            boolean same = Files.isRegularFile(here)
                    && Files.size(here) <= MOST_CONFIG_BYTES
                    && Arrays.equals(Files.readAllBytes(here), text.getBytes(StandardCharsets.UTF_8));
            return same ? here : read;
        } catch (IOException e) {
            // It cannot be told, so the copy is named, which is there.
            return read;
        }
    }

    /** The run as continuous integration is told of it. */
    static CiReport ci(FinishedRun run, Path config) {
        RunReport report = run.report();
        var judged = new JudgedRun(
                report.measurement().id(),
                report.baselineId(),
                run.failure().isPresent() ? Verdict.INVALID : report.verdict(),
                report.gates(),
                report.diagnosis().findings(),
                report.notes(),
                config);
        return new CiReport(
                "headroom run", report.measurement().environment().headroomVersion(), List.of(judged.suite()));
    }

    /** The change as continuous integration is told of it: its limits, as the configuration after the change has them. */
    static CiReport ci(ProofReport report, Path folder, Path after) {
        List<GateResult> limits = report.gates().map(GatedChange::results).orElse(List.of());
        Verdict verdict =
                report.complete() ? report.gates().map(GatedChange::verdict).orElse(Verdict.PASS) : Verdict.INVALID;
        String name = String.valueOf(folder.getFileName());
        CiSuite suite =
                new JudgedRun(name, Optional.empty(), verdict, limits, List.of(), report.notes(), after).suite();
        String about = report.before() + " against " + report.after() + " in " + report.blocks() + " blocks. "
                + report.proof().map(Proof::reason).orElse("");
        return new CiReport(
                "headroom prove",
                Installation.version(),
                List.of(new CiSuite(name, about, verdict, suite.checks(), List.of(), suite.notes())));
    }

    /** Prints the run; says on standard error why it failed, if it did. */
    static void show(FinishedRun run, FormatOption format, Terminal terminal) {
        if (format.isJson()) {
            terminal.out().println(RunJson.of(run.report()));
        } else {
            terminal.out().print(TextReport.of(run.report(), run.folder(), terminal.palette()));
        }
        terminal.out().flush();
        run.failure().ifPresent(why -> terminal.err().println("headroom: the run failed: " + why));
    }

    /** Prints what was proven. */
    static void show(ProofReport report, Path folder, FormatOption format, Terminal terminal) {
        terminal.print(format.isJson() ? RunJson.of(report) : TextReport.of(report, folder, terminal.palette()));
    }

    /** Prints what gates can see here. */
    static void show(CalibrationReport report, Path folder, FormatOption format, Terminal terminal) {
        terminal.print(format.isJson() ? RunJson.of(report) : TextReport.of(report, folder, terminal.palette()));
    }

    /** By verdict; a run that failed itself is 4 whatever its gates say. */
    static int exitCode(FinishedRun run) {
        return run.failure().isPresent()
                ? Failures.RUN_FAILED
                : run.report().verdict().exitCode();
    }
}
