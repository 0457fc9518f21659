package dev.headroom.cli.bench;

import dev.headroom.cli.compare.ComparisonOptions;
import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.run.Interruption;
import dev.headroom.cli.terminal.Progress;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.gate.comparison.BenchmarkComparison;
import dev.headroom.gate.comparison.BenchmarkJudge.Pairing;
import dev.headroom.measure.benchmark.BenchmarkRun;
import dev.headroom.reader.benchmark.BenchmarkResults;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code headroom bench}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        header = "Run two builds of JMH benchmarks with interleaved forks, and compare them.",
        description = {
            "",
            "Runs one fork of each build at a time, in the order base, head, head, base, …, so that a machine that slowly",
            "gets slower favours neither, and judges the pairs. The folder keeps the result of every fork, and all of a side",
            "as base.json and head.json: 'headroom compare --paired' judges those again.",
            "",
            "  headroom bench --base old.jar --head new.jar --forks 10 -- Parser -wi 5 -i 5",
            "  headroom bench --base 'java -Xmx1g -jar old.jar' --head 'java -Xmx1g -jar new.jar'",
            "  headroom bench --against old.jar -- java -jar benchmarks.jar Parser",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 pass, 1 a benchmark surely got worse by more than its limit, 2 bad usage, unlike results,",
            "            3 inconclusive, 4 JMH failed."
        })
public final class BenchCommand implements Callable<Integer> {

    private static final int MOST_FORKS = 1_000;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss");

    private final Terminal terminal;
    private final Interruption interruption;

    @Option(names = "--base", paramLabel = "JAR|COMMAND", description = "The build to compare with.")
    private @Nullable String base;

    @Option(names = "--head", paramLabel = "JAR|COMMAND", description = "The build to judge.")
    private @Nullable String head;

    @Option(
            names = "--against",
            paramLabel = "JAR|COMMAND",
            description = "The build to compare with, where the command behind '--' runs the one to judge.")
    private @Nullable String against;

    @Option(
            names = "--forks",
            paramLabel = "N",
            defaultValue = "5",
            description = "Forks of each build. Default: ${DEFAULT-VALUE}.")
    private int forks;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "Where results go. Default: a new folder in headroom-runs.")
    private @Nullable Path out;

    @Parameters(
            arity = "0..*",
            paramLabel = "-- WORD",
            description = "Options of JMH for both builds; with --against, the whole command of the build to judge.")
    private List<String> words = List.of();

    @Mixin
    private ComparisonOptions options = new ComparisonOptions();

    public BenchCommand(Terminal terminal, Interruption interruption) {
        this.terminal = terminal;
        this.interruption = interruption;
    }

    @Override
    public Integer call() throws CommandFailure {
        if (forks < 2 || forks > MOST_FORKS) {
            throw CommandFailure.input("--forks is a number from 2 to " + MOST_FORKS + ", got " + forks + ".", null);
        }
        InterleavedForks plan = plan();
        Progress progress = Progress.on(terminal);
        int finished;
        try {
            finished = plan.run(interruption, progress);
        } finally {
            progress.end();
        }
        Thread.interrupted();
        if (finished < forks) {
            terminal.err()
                    .println("headroom: interrupted after " + finished + " of " + forks
                            + " blocks; what was finished is in " + plan.folder());
        }
        if (finished == 0) {
            throw CommandFailure.run("No block was finished, so there is nothing to compare. Run it again.", null);
        }
        BenchmarkComparison comparison = options.judge(
                List.of(read(plan.folder().resolve(InterleavedForks.BASE_JSON))),
                List.of(read(plan.folder().resolve(InterleavedForks.HEAD_JSON))),
                Pairing.INTERLEAVED);
        options.print(comparison, terminal);
        return comparison.verdict().exitCode();
    }

    private InterleavedForks plan() throws CommandFailure {
        Path folder = out != null
                ? out
                : Path.of(
                        "headroom-runs",
                        LocalDateTime.now(ZoneId.systemDefault()).format(STAMP) + "-bench");
        JmhBuild before;
        JmhBuild after;
        if (against != null && base == null && head == null && !words.isEmpty()) {
            after = new JmhBuild(words);
            before = against.endsWith(".jar") && !against.contains(" -")
                    ? after.withJar(against)
                    : JmhBuild.parse("--against", against);
        } else if (against == null && base != null && head != null) {
            before = JmhBuild.parse("--base", base).with(words);
            after = JmhBuild.parse("--head", head).with(words);
        } else {
            throw CommandFailure.input(
                    "bench takes two builds: --base and --head, or --against and the command of the build to judge behind"
                            + " '--', as in headroom bench --against old.jar -- java -jar benchmarks.jar",
                    null);
        }
        before.requireNoneOfOurs();
        after.requireNoneOfOurs();
        return new InterleavedForks(before, after, forks, folder);
    }

    private static BenchmarkRun read(Path file) throws CommandFailure {
        try {
            return BenchmarkResults.read(file);
        } catch (IOException e) {
            throw CommandFailure.run(e.getMessage(), e);
        }
    }
}
