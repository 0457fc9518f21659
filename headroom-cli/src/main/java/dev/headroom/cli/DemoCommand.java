package dev.headroom.cli;

import dev.headroom.cli.config.HeadroomConfig;
import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.invocation.FormatOption;
import dev.headroom.cli.invocation.Installation;
import dev.headroom.cli.run.FinishedRun;
import dev.headroom.cli.run.Interruption;
import dev.headroom.cli.run.LoadedRun;
import dev.headroom.cli.terminal.Progress;
import dev.headroom.cli.terminal.Terminal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code headroom demo}: the whole workflow on the example shop. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        header = "Measure the example shop: the whole workflow in a minute.",
        description = {
            "",
            "The whole workflow in a minute: start the example web shop with an embedded database,",
            "load it, profile it, find what is slow, judge its budgets, and write a report.",
            "Exits with 0 when the loop ran, whatever the verdict.",
            ""
        })
final class DemoCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Interruption interruption;

    @Option(names = "--fixed", description = "Run the repaired shop.")
    private boolean fixed;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            defaultValue = "20s",
            converter = DurationArgument.class,
            description = "Length of the measuring window. Default: ${DEFAULT-VALUE}.")
    private Duration duration = Duration.ofSeconds(20);

    @Option(names = "--baseline", paramLabel = "RUN", description = "Compare with this earlier run's folder.")
    private @Nullable Path baseline;

    @Option(
            names = "--jdbc-url",
            paramLabel = "URL",
            description = "Let the shop use this database, for example jdbc:postgresql://127.0.0.1/shop?user=shop,"
                    + " instead of an embedded one.")
    private @Nullable String jdbcUrl;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the run is written. Default: headroom-runs/TIME-demo.")
    private @Nullable Path out;

    @Mixin
    private DiagnosisOptions diagnosis = new DiagnosisOptions();

    @Mixin
    private MarkOption mark = new MarkOption();

    @Mixin
    private FormatOption format = new FormatOption();

    DemoCommand(Terminal terminal, Interruption interruption) {
        this.terminal = terminal;
        this.interruption = interruption;
    }

    @Override
    public Integer call() throws CommandFailure {
        Installation installation = Installation.ofProcess();
        Path folder = RunOutput.folder(out, fixed ? "demo-fixed" : "demo");
        HeadroomConfig config = RunCommand.read(installation.shopConfig());
        HeadroomConfig shop = new DemoShop(installation.shopJar(), freePort(), fixed, Optional.ofNullable(jdbcUrl))
                .configure(config, duration);
        var run = new LoadedRun(
                shop,
                folder,
                RunOutput.baseline(baseline),
                installation.agentJar(),
                diagnosis.diagnoser(),
                mark.marks());
        FinishedRun finished = run.execute(interruption, Progress.on(terminal));
        RunOutput.show(finished, format, terminal);
        return finished.failure().isPresent() ? Failures.RUN_FAILED : 0;
    }

    private static int freePort() throws CommandFailure {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw CommandFailure.run("No port is free on 127.0.0.1 for the shop: " + e.getMessage(), e);
        }
    }
}
