package dev.headroom.cli;

import dev.headroom.cli.config.HeadroomConfig;
import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.invocation.FormatOption;
import dev.headroom.cli.invocation.Installation;
import dev.headroom.cli.proof.ProofRun;
import dev.headroom.cli.run.FinishedRun;
import dev.headroom.cli.run.Interruption;
import dev.headroom.cli.run.LoadedRun;
import dev.headroom.cli.terminal.Progress;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.report.proof.ProofReport;
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
            "",
            "With --prove, measure what repairing one habit of the shop gains beside what its finding",
            "predicts: the shop with every other habit repaired against the shop with all repaired, in",
            "blocks of fresh processes. Exits with 0 when it gained as predicted or more, 1 when it did not",
            "or something got worse, 3 when more blocks are needed to tell.",
            ""
        })
final class DemoCommand implements Callable<Integer> {

    /** Part of the minute that a demo takes at most. */
    private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(15);

    private static final Duration WINDOW = Duration.ofSeconds(20);
    private static final Duration WINDOW_OF_BLOCKS = Duration.ofSeconds(10);
    private static final int BLOCKS = 3;
    private static final int FEWEST_BLOCKS = 2;
    private static final int MOST_BLOCKS = 50;

    private final Terminal terminal;
    private final Interruption interruption;

    @Option(names = "--fixed", description = "Run the repaired shop.")
    private boolean fixed;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = DurationArgument.class,
            description = "Length of the measuring window. Default: 20s; with --prove 10s for each run.")
    private @Nullable Duration duration;

    @Option(
            names = "--prove",
            paramLabel = "RULE",
            converter = PlantedHabit.Argument.class,
            description = "Measure the gain of repairing this habit, for example n-plus-one-queries.")
    private @Nullable PlantedHabit prove;

    @Option(
            names = "--blocks",
            paramLabel = "N",
            description = "With --prove: how many blocks, 2 to 50, each a fresh process before and one after."
                    + " Default: 3.")
    private @Nullable Integer blocks;

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
            description = "Where the run is written. Default: headroom-runs/TIME-demo, or TIME-proof.")
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
        refuseContradictions();
        Installation installation = Installation.ofProcess();
        return prove == null ? demo(installation) : prove(prove, installation);
    }

    private void refuseContradictions() throws CommandFailure {
        if (prove == null && blocks != null) {
            throw CommandFailure.input("--blocks counts the blocks of a proof. Give --prove RULE with it.", null);
        } else if (prove != null && (fixed || baseline != null || !mark.marks().isEmpty())) {
            throw CommandFailure.input(
                    "--prove runs the shop with and without one habit itself. Leave out --fixed, --baseline and --mark.",
                    null);
        } else if (blocks != null && (blocks < FEWEST_BLOCKS || blocks > MOST_BLOCKS)) {
            throw CommandFailure.input(
                    "--blocks is " + blocks + ". Give " + FEWEST_BLOCKS + " to " + MOST_BLOCKS + ".", null);
        }
    }

    private int demo(Installation installation) throws CommandFailure {
        Path folder = RunOutput.folder(out, fixed ? "demo-fixed" : "demo");
        HeadroomConfig config = RunCommand.read(installation.shopConfig());
        HeadroomConfig shop = new DemoShop(
                        installation.shopJar(), freePort(), fixed ? "all" : "none", Optional.ofNullable(jdbcUrl))
                .configure(config, LONGEST_WARM_UP, duration == null ? WINDOW : duration);
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

    private int prove(PlantedHabit habit, Installation installation) throws CommandFailure {
        Path folder = RunOutput.folder(out, "proof");
        var proof = new DemoProof(
                habit,
                installation.shopJar(),
                RunCommand.read(installation.shopConfig()),
                Optional.ofNullable(jdbcUrl));
        var run = new ProofRun(
                proof.plan(blocks == null ? BLOCKS : blocks, duration == null ? WINDOW_OF_BLOCKS : duration, folder),
                installation.agentJar(),
                diagnosis.diagnoser());
        ProofReport report = run.execute(interruption, Progress.on(terminal));
        RunOutput.show(report, folder, format, terminal);
        return report.complete() ? report.exitCode() : Failures.RUN_FAILED;
    }

    static int freePort() throws CommandFailure {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw CommandFailure.run("No port is free on 127.0.0.1 for the shop: " + e.getMessage(), e);
        }
    }
}
