package dev.headroom.cli;

import dev.headroom.cli.ci.CiOptions;
import dev.headroom.cli.config.ConfigException;
import dev.headroom.cli.config.ConfigReader;
import dev.headroom.cli.config.HeadroomConfig;
import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.invocation.FormatOption;
import dev.headroom.cli.invocation.Installation;
import dev.headroom.cli.run.FinishedRun;
import dev.headroom.cli.run.Interruption;
import dev.headroom.cli.run.LoadedRun;
import dev.headroom.cli.terminal.Progress;
import dev.headroom.cli.terminal.Terminal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code headroom run}: measure a service as {@code headroom.yml} says. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        header = "Measure a service as headroom.yml says, and judge it.",
        description = {
            "",
            "Start (or attach to) the service, warm it up, load it, profile it in the same window,",
            "find the anti-patterns, judge the budgets, and write the report.",
            ""
        })
final class RunCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Interruption interruption;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            defaultValue = "headroom.yml",
            description = "The configuration. Default: ${DEFAULT-VALUE}; 'headroom init' writes one.")
    private Path config = Path.of("headroom.yml");

    @Option(
            names = "--baseline",
            paramLabel = "RUN",
            description = "Compare with this earlier run's folder and gate regressions.")
    private @Nullable Path baseline;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the run is written. Default: headroom-runs/TIME-run.")
    private @Nullable Path out;

    @Mixin
    private DiagnosisOptions diagnosis = new DiagnosisOptions();

    @Mixin
    private MarkOption mark = new MarkOption();

    @Mixin
    private CiOptions ci = new CiOptions();

    @Mixin
    private FormatOption format = new FormatOption();

    RunCommand(Terminal terminal, Interruption interruption) {
        this.terminal = terminal;
        this.interruption = interruption;
    }

    @Override
    public Integer call() throws CommandFailure {
        Path agentJar = Installation.ofProcess().agentJar();
        ci.requireWritable();
        HeadroomConfig read = read(config);
        var run = new LoadedRun(
                read,
                RunOutput.folder(out, "run"),
                RunOutput.baseline(baseline),
                agentJar,
                diagnosis.diagnoser(),
                mark.marks());
        FinishedRun finished = run.execute(interruption, Progress.on(terminal));
        RunOutput.show(finished, format, terminal);
        if (ci.any()) {
            ci.write(RunOutput.ci(finished, config), terminal);
        }
        return RunOutput.exitCode(finished);
    }

    static HeadroomConfig read(Path file) throws CommandFailure {
        try {
            return ConfigReader.read(file);
        } catch (ConfigException e) {
            throw CommandFailure.input(e.getMessage(), e);
        }
    }
}
