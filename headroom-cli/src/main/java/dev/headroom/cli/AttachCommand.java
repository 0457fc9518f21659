package dev.headroom.cli;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.invocation.FormatOption;
import dev.headroom.cli.invocation.Installation;
import dev.headroom.cli.run.AttachedRun;
import dev.headroom.cli.run.FinishedRun;
import dev.headroom.cli.run.Interruption;
import dev.headroom.cli.terminal.Progress;
import dev.headroom.cli.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code headroom attach}: profile a process that is already running. */
@Command(
        name = "attach",
        mixinStandardHelpOptions = true,
        header = "Profile a JVM that is already running.",
        description = {
            "",
            "Profile a running JVM under its own load: its requests, their resources and samples, joined,",
            "and the findings. Times are the server's own; nothing is restarted. List JVMs with: jcmd -l",
            ""
        })
final class AttachCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Interruption interruption;

    @Parameters(paramLabel = "PID", description = "Process id of a HotSpot JVM of the same user.")
    private long pid;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            defaultValue = "30s",
            converter = DurationArgument.class,
            description = "How long to watch. Default: ${DEFAULT-VALUE}.")
    private Duration window = Duration.ofSeconds(30);

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the run is written. Default: headroom-runs/TIME-attach.")
    private @Nullable Path out;

    @Mixin
    private DiagnosisOptions diagnosis = new DiagnosisOptions();

    @Mixin
    private MarkOption mark = new MarkOption();

    @Mixin
    private FormatOption format = new FormatOption();

    AttachCommand(Terminal terminal, Interruption interruption) {
        this.terminal = terminal;
        this.interruption = interruption;
    }

    @Override
    public Integer call() throws CommandFailure {
        Path agentJar = Installation.ofProcess().agentJar();
        var run = new AttachedRun(
                pid, window, RunOutput.folder(out, "attach"), agentJar, diagnosis.diagnoser(), mark.marks());
        FinishedRun finished = run.execute(interruption, Progress.on(terminal));
        RunOutput.show(finished, format, terminal);
        return RunOutput.exitCode(finished);
    }
}
