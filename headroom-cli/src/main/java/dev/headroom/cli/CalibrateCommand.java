package dev.headroom.cli;

import dev.headroom.cli.calibration.CalibrationPlan;
import dev.headroom.cli.calibration.CalibrationRun;
import dev.headroom.cli.config.HeadroomConfig;
import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.invocation.FormatOption;
import dev.headroom.cli.invocation.Installation;
import dev.headroom.cli.proof.ConfiguredSide;
import dev.headroom.cli.proof.ProofSide;
import dev.headroom.cli.run.Interruption;
import dev.headroom.cli.terminal.Progress;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.gate.rule.Looks;
import dev.headroom.report.proof.CalibrationReport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code headroom calibrate}: what a gate can see here. */
@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        header = "Measure this machine's noise: what a gate can see here.",
        description = {
            "",
            "Run a service against itself in blocks of fresh processes, and say how much each metric differs",
            "between two runs of the same code, which rise a gate sees with 5, 10 and 20 blocks, how often its",
            "limits fail by chance, and which of them ask for less than can be seen.",
            "",
            "With --inject, test that the gates can fail: the service once more against itself, with every",
            "answer held back by a share of the time that it took.",
            "",
            "Exits with 0 when the gates kept quiet on the same code and failed on the delayed one, 1 when they",
            "did not, 3 when more blocks are needed to tell, 4 when a run failed.",
            ""
        })
final class CalibrateCommand implements Callable<Integer> {

    private static final int BLOCKS = 10;
    private static final Duration WINDOW_OF_SHOP = Duration.ofSeconds(10);

    private final Terminal terminal;
    private final Interruption interruption;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "The configuration that starts the service. Default: headroom.yml.")
    private @Nullable Path config;

    @Option(names = "--demo", description = "Take the example shop, with all its habits repaired.")
    private boolean demo;

    @Option(
            names = "--inject",
            paramLabel = "SHARE",
            converter = RatioArgument.class,
            description = "Test that the gates fail where every answer is held back by this share of its own time,"
                    + " for example 25%%.")
    private @Nullable Double injected;

    @Option(
            names = "--blocks",
            paramLabel = "N",
            description =
                    "Measure so many blocks, 2 to 100, for each of the two parts. Default: 10 of the service against"
                            + " itself, and with --inject as many as it takes, at most 20.")
    private @Nullable Integer blocks;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = DurationArgument.class,
            description = "Length of each run's measuring window. Default: as the configuration says; 10s with --demo.")
    private @Nullable Duration duration;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where it is written. Default: headroom-runs/TIME-calibration.")
    private @Nullable Path out;

    @Mixin
    private DiagnosisOptions diagnosis = new DiagnosisOptions();

    @Mixin
    private FormatOption format = new FormatOption();

    CalibrateCommand(Terminal terminal, Interruption interruption) {
        this.terminal = terminal;
        this.interruption = interruption;
    }

    @Override
    public Integer call() throws CommandFailure {
        if (demo && config != null) {
            throw CommandFailure.input(
                    "--demo takes the example shop and --config another service. Give one of them.", null);
        }
        Path folder = RunOutput.folder(out, "calibration");
        CalibrationPlan plan = plan(folder);
        plan.requireFailable();
        var run = new CalibrationRun(plan, Installation.ofProcess().agentJar(), diagnosis.diagnoser());
        CalibrationReport report = run.execute(interruption, Progress.on(terminal));
        RunOutput.show(report, folder, format, terminal);
        return report.complete() ? report.verdict().exitCode() : Failures.RUN_FAILED;
    }

    private CalibrationPlan plan(Path folder) throws CommandFailure {
        return demo ? shop(folder) : service(folder);
    }

    private CalibrationPlan shop(Path folder) throws CommandFailure {
        Installation installation = Installation.ofProcess();
        HeadroomConfig read = RunCommand.read(installation.shopConfig());
        Duration window = duration == null ? WINDOW_OF_SHOP : duration;
        var side = new ShopSide(
                "the example shop with every habit repaired",
                installation.shopJar(),
                read,
                "all",
                window,
                Optional.empty());
        return plan(side, read, window, window.plus(DemoProof.BESIDE_THE_WINDOW), folder);
    }

    private CalibrationPlan service(Path folder) throws CommandFailure {
        Path file = config == null ? Path.of("headroom.yml") : config;
        HeadroomConfig read = ConfiguredChange.lasting(RunCommand.read(file), Optional.ofNullable(duration));
        ConfiguredChange.requireStarted(file, read);
        return plan(
                new ConfiguredSide(file.toString(), read),
                read,
                read.load().duration(),
                ConfiguredChange.expectedRun(read),
                folder);
    }

    private CalibrationPlan plan(
            ProofSide side, HeadroomConfig read, Duration window, Duration expectedRun, Path folder)
            throws CommandFailure {
        if (injected != null) {
            CalibrationRun.requireDelayable(read);
        }
        return new CalibrationPlan(
                side,
                read.gates(),
                read.load().endpointNames(),
                LocalDate.now(ZoneId.systemDefault()),
                blocks == null ? BLOCKS : BlockOptions.require("--blocks", blocks),
                blocks == null ? Looks.standard() : Looks.once(blocks),
                window,
                expectedRun,
                injected == null ? OptionalDouble.empty() : OptionalDouble.of(injected),
                folder);
    }
}
